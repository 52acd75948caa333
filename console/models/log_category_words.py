"""Categories of the duty log in the language of the screen; the record keeps its Chinese word."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CATEGORIES = {
    "记事": QT_TRANSLATE_NOOP("log_category", "Note"),
    "电话": QT_TRANSLATE_NOOP("log_category", "Phone"),
    "指示": QT_TRANSLATE_NOOP("log_category", "Direction"),
    "交办": QT_TRANSLATE_NOOP("log_category", "Assignment"),
    "巡查": QT_TRANSLATE_NOOP("log_category", "Patrol"),
    "设备": QT_TRANSLATE_NOOP("log_category", "Equipment"),
    "交接": QT_TRANSLATE_NOOP("log_category", "Handover"),
    "岗位": QT_TRANSLATE_NOOP("log_category", "Post"),
    "接报": QT_TRANSLATE_NOOP("log_category", "Call taken"),
    "签收": QT_TRANSLATE_NOOP("log_category", "Signing"),
    "认领": QT_TRANSLATE_NOOP("log_category", "Taking on"),
    "核实": QT_TRANSLATE_NOOP("log_category", "Checking"),
    "并入": QT_TRANSLATE_NOOP("log_category", "Merging"),
    "分流": QT_TRANSLATE_NOOP("log_category", "Diversion"),
    "搁置": QT_TRANSLATE_NOOP("log_category", "Shelving"),
    "推后报告": QT_TRANSLATE_NOOP("log_category", "Call put off"),
    "办结": QT_TRANSLATE_NOOP("log_category", "Closing"),
    "调度": QT_TRANSLATE_NOOP("log_category", "Dispatch"),
    "工单": QT_TRANSLATE_NOOP("log_category", "Work order"),
    "叫应": QT_TRANSLATE_NOOP("log_category", "Call-out"),
    "批示": QT_TRANSLATE_NOOP("log_category", "Instruction"),
    "突发事件": QT_TRANSLATE_NOOP("log_category", "Incident"),
    "信息报送": QT_TRANSLATE_NOOP("log_category", "Reporting"),
    "预案": QT_TRANSLATE_NOOP("log_category", "Plan"),
    "模式": QT_TRANSLATE_NOOP("log_category", "Mode"),
    "核对": QT_TRANSLATE_NOOP("log_category", "Two accounts"),
    "回执": QT_TRANSLATE_NOOP("log_category", "Receipt"),
    "再办": QT_TRANSLATE_NOOP("log_category", "Done anew"),
    "撤回": QT_TRANSLATE_NOOP("log_category", "Taking back"),
    "视频": QT_TRANSLATE_NOOP("log_category", "Video"),
    "报修": QT_TRANSLATE_NOOP("log_category", "Repair"),
    "信源": QT_TRANSLATE_NOOP("log_category", "Source"),
    "专题": QT_TRANSLATE_NOOP("log_category", "Topic"),
    "字典": QT_TRANSLATE_NOOP("log_category", "Dictionary"),
    "共享": QT_TRANSLATE_NOOP("log_category", "Sharing"),
    "考核": QT_TRANSLATE_NOOP("log_category", "Assessment"),
    "告警质量": QT_TRANSLATE_NOOP("log_category", "Alert quality"),
    "系统": QT_TRANSLATE_NOOP("log_category", "System"),
}
"""By what the record says: every category that is offered, and every one the program writes."""


def category_word(category: str) -> str:
    """Return what the screen calls a category; one of a hall's own stays as it was written."""
    source = CATEGORIES.get(category)
    return QCoreApplication.translate("log_category", str(source)) if source else category
