"""The workbook a bureau fills in: its sheets, their heads, what may be chosen.

The empty workbook is written from this and every workbook is read by it.
"""

from dataclasses import dataclass

ABOUT, PAGES, FIGURES, TABLES, CONTACTS, LIMITS = (
    "说明", "页面", "指标", "表格", "联系人", "阈值",
)  # fmt: skip
SHEETS = (ABOUT, PAGES, FIGURES, TABLES, CONTACTS, LIMITS)


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a sheet.

    Attributes:
        name: its head; with a star it has to be filled in.
        is_required: nothing is taken without it.
        choices: what may be chosen in the cells.
        says: what it is for, shown when the cell is chosen.
        width: in letters.
    """

    name: str
    is_required: bool = False
    choices: tuple[str, ...] = ()
    says: str = ""
    width: int = 16


BUREAU, TITLE, VERSION, EVERY = "部门", "主页名称", "版本", "更新周期（分钟）"
ACCESS = {
    "数据接入": "data",
    "场景开发": "scenario",
    "交互模式": "interaction",
    "系统整合": "integration",
    "设备汇聚": "devices",
}
"""The five headings of the district's access specification (row 99)."""

PART_FIGURES, PART_TABLE, PART_PLOT, PART_MAP = "指标", "表格", "曲线", "地图"
PART_CONTACTS, PART_EVENTS, PART_FORM, PART_TEXT = "联系人", "动态", "填报", "文字"
PARTS = (
    PART_FIGURES, PART_TABLE, PART_PLOT, PART_MAP,
    PART_CONTACTS, PART_EVENTS, PART_FORM, PART_TEXT,
)  # fmt: skip
KINDS = {
    "文字": "text",
    "数字": "number",
    "时间": "time",
    "位置": "place",
    "电话": "phone",
    "点位": "camera",
    "级别": "grade",
    "选项": "choice",
}
HERE, FOLDER, FORM = "本工作簿", "文件夹", "填报"
GRADE_WORDS = ("红", "橙", "黄", "蓝", "提示")

HEADS: dict[str, tuple[Head, ...]] = {
    PAGES: (
        Head("页面", True, says="页面名称；同名的排在同一页上"),
        Head("排", True, says="第几排，从 1 开始；同一排的从左到右并列，至多四块", width=6),
        Head("内容", True, PARTS, "这一块放什么"),
        Head("取自", says="指标填分组（不填取全部）；表格、曲线、地图、动态、填报填表名"),
        Head("标题", says="这一块的标题；不填不显示", width=20),
        Head("宽", says="占几份，一整排共 12 份；不填平分", width=6),
        Head("文字", says="内容选“文字”时写在这里", width=48),
    ),
    FIGURES: (
        Head("名称", True, says="指标名称", width=24),
        Head("数值", says="只填数字；暂时没有的留空"),
        Head("单位", says="数值的单位，例如“人”“件”；没有就空着", width=8),
        Head("说明", says="口径、统计时间等，显示在数值下面", width=32),
        Head("分组", says="同一组放在页面的同一块；不分组留空"),
    ),
    TABLES: (
        Head("表名", True, says="与存放数据的工作表同名"),
        Head("列名", True, says="与表头一致，一列一行"),
        Head("类型", True, tuple(KINDS), "这一列是什么"),
        Head("单位", says="数字的单位；类型为“选项”时写各选项，用顿号隔开", width=24),
        Head(
            "数据来源",
            says="每张表只需写一次：本工作簿（不填即是）、填报，或“文件夹：水位*.csv”",
            width=24,
        ),
    ),
    CONTACTS: (
        Head("单位", True, says="单位全称；第一行的电话写在页面上，出错时打它", width=24),
        Head("职务", says="职务或岗位，例如总值班室", width=16),
        Head("姓名", says="没有专人的空着", width=12),
        Head("电话", True, says="带区号，分机写在后面", width=18),
        Head("值班时间", says="例如 24 小时、工作日", width=16),
    ),
    LIMITS: (
        Head("对象", True, says="指标名称，或“表名.列名”", width=28),
        Head("级别", True, GRADE_WORDS, "到了这个数显示什么颜色", 8),
        Head("达到", says="大于等于这个数；与“低于”只填一个", width=10),
        Head("低于", says="小于等于这个数；与“达到”只填一个", width=10),
        Head("依据", True, says="写在哪个文件的哪一条；没有依据的阈值不予采用", width=40),
    ),
}
