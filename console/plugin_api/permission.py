"""What a plugin may ask for; granted by each hall, enforced by the broker for every call."""

from enum import StrEnum

from console.plugin_api.words import Words


class Permission(StrEnum):
    """What is not asked for, and what the hall did not grant, is refused for each single call."""

    READ_ALERTS = "read:alerts"
    READ_ORDERS = "read:orders"
    READ_CAMERAS = "read:cameras"
    WRITE_RECORDS = "write:records"
    RAISE_ALERTS = "raise:alerts"
    PREPARE_ORDERS = "prepare:orders"
    WRITE_LOG = "write:log"
    READ_FOLDER = "read:folder"
    NETWORK = "network"
    NATIVE = "native"


WORDS = {
    Permission.READ_ALERTS: Words(
        "查看告警（不含涉密、隐私内容）", "Read alerts, without what is restricted"
    ),
    Permission.READ_ORDERS: Words("查看工单与调度任务", "Read orders"),
    Permission.READ_CAMERAS: Words(
        "查看点位目录；画面由控制台显示，插件拿不到",
        "Read the camera directory; pictures stay with the console",
    ),
    Permission.WRITE_RECORDS: Words("登记本部门自己的记录", "Write the bureau's own records"),
    Permission.RAISE_ALERTS: Words("以本部门名义上报告警", "Raise alerts in the bureau's name"),
    Permission.PREPARE_ORDERS: Words(
        "拟好工单，由值班员核对后下发", "Prepare orders that a person checks and sends"
    ),
    Permission.WRITE_LOG: Words(
        "在值班日志中记一行，注明来自插件", "Write lines of the duty log, marked as the plugin's"
    ),
    Permission.READ_FOLDER: Words("读取指定的一个文件夹", "Read one given folder"),
    Permission.NETWORK: Words(
        "经控制台访问写明的网址", "Reach the addresses named, through the console"
    ),
    Permission.NATIVE: Words(
        "本机代码：与控制台同进程运行，没有隔离，出错或卡住会拖累值守",
        "Native code: runs inside the console, held by nothing; a fault may hold up the desk",
    ),
}
"""Each permission in words, as the hall reads it before it grants."""
TRUST = frozenset({Permission.NATIVE})
"""Never granted unless somebody says so expressly."""
