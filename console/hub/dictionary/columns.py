"""What the columns of a table are called, and what of an entry stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from console.domain.dictionary import GridCode
from console.domain.matter import AreaRule, Matter, Urgency

EMPTY = frozenset(("", "-", "—", "–", "/", "无"))
"""How offices write that there is nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        field: of the entry.
        heads: what it may be called; the first one is written by `export` and `template`.
        is_required: whether a table without it is not the table looked for.
    """

    field: str
    heads: Sequence[str]
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of table: which entries it holds, and its columns."""

    kind: str
    table: str
    columns: Sequence[Column]

    @property
    def by_head(self) -> Mapping[str, str]:
        """Field by head, as `plain_head` writes it; a field's own name is a head too."""
        told = {plain_head(head): each.field for each in self.columns for head in each.heads}
        return told | {each.field: each.field for each in self.columns}

    def head_of(self, field: str) -> str:
        """Return what a field's column is called."""
        return next((each.heads[0] for each in self.columns if each.field == field), field)


def plain_head(head: str) -> str:
    """Return a head without what does not tell it from others: spaces, notes in brackets."""
    told = head.strip().replace("(", "（").partition("（")[0]
    return "".join(told.split()).casefold().strip("*＊:：")


MATTERS = Sort(
    Matter.KIND,
    "matter",
    (
        Column("id", ("编号", "事项编号", "事项编码", "代码"), is_required=True),
        Column("name", ("事项", "事项名称", "名称"), is_required=True),
        Column("words", ("关键词", "检索词")),
        Column("synonyms", ("同义词", "别名", "又称", "俗称")),
        Column("lead", ("主办单位", "主办", "牵头单位", "责任单位"), is_required=True),
        Column("co_units", ("协办单位", "协办", "配合单位")),
        Column("area", ("派单规则", "属地规则", "权属规则")),
        Column("severity", ("等级", "默认等级")),
        Column("urgency", ("紧急程度", "紧急")),
        Column("limit_minutes", ("到场时限", "到场分钟")),
        Column("clocks", ("时限", "办理时限")),
        Column("needs", ("所需力量", "力量")),
        Column("text", ("指令模板", "派单模板")),
        Column("card", ("处置卡",)),
        Column("major", ("大类", "大类代码")),
        Column("minor", ("小类", "小类代码")),
        Column("basis", ("法定依据", "职责依据", "依据")),
        Column("evidence", ("办结佐证", "佐证材料", "佐证")),
        Column("returns", ("准予退单事由", "退单事由", "可退单事由")),
        Column("handbook", ("手册", "处置手册")),
        Column("same_as", ("同", "等同于", "参照事项")),
        Column("valid_from", ("生效日期", "启用日期")),
        Column("valid_to", ("失效日期", "停用日期")),
        Column("source", ("来源", "出处")),
    ),
)
CODES = Sort(
    GridCode.KIND,
    "code",
    (
        Column("sort", ("类别", "部件事件"), is_required=True),
        Column("id", ("代码", "分类代码", "编码"), is_required=True),
        Column("name", ("名称", "分类名称"), is_required=True),
        Column("definition", ("定义", "说明")),
        Column("lead", ("主管单位", "主管部门")),
        Column("source", ("来源", "出处")),
    ),
)
SORTS = (MATTERS, CODES)

LISTS = frozenset(("words", "synonyms", "co_units", "needs"))
"""Lists whose parts have no commas in them."""
SENTENCES = frozenset(("evidence", "returns", "clocks"))
"""Lists whose parts may have commas in them."""

SEVERITIES: Mapping[str, str] = {
    "红": "red",
    "橙": "orange",
    "黄": "yellow",
    "蓝": "blue",
    "提示": "notice",
}
AREAS: Mapping[str, str] = {
    "先权属后属地": AreaRule.OWNER_FIRST.value,
    "先属地后权属": AreaRule.AREA_FIRST.value,
}
URGENCIES: Mapping[str, str] = {
    "一般": Urgency.ORDINARY.value,
    "紧急": Urgency.URGENT.value,
    "特急": Urgency.CRITICAL.value,
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "severity": SEVERITIES,
    "area": AREAS,
    "urgency": URGENCIES,
    "sort": {"部件": "part", "事件": "event"},
}
"""Fields with a few values each: how a person writes them, how they are kept."""

DROPPED = frozenset(("序号", "no", "no.", "#", "备注"))
"""Heads of columns that say nothing of an entry."""
