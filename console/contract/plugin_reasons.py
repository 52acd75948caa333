"""Why an act about a plugin was refused, in the words of the duty room."""

PLUGIN_REASONS: dict[str, tuple[str, str]] = {
    "second_person_needed": (
        "准入须两人，由另一名值班长再办一次",
        "two persons have to let it in: the other one has to say so, too",
    ),
    "plugin_not_approved": ("本厅没有准入这个插件", "the hall has not let this plugin in"),
    "plugin_not_granted": ("本厅没有给插件这项权限", "the hall did not grant this permission"),
    "plugin_other_uuid": (
        "同名的另一个插件已登记",
        "another plugin of this name is registered",
    ),
    "plugin_schema": (
        "插件记录的格式文件不能用",
        "the schema of the plugin's records cannot be used",
    ),
    "plugin_files": (
        "插件的预案、规则或字典文件写法不对",
        "a file of plans, rules or entries of the plugin cannot be read",
    ),
    "plugin_private": (
        "中心还不能只让本部门席位看到记录，不能按私有登记",
        "the hub cannot keep records to the bureau's seats: no private kind is taken",
    ),
    "plugin_no_pilot": (
        "这一版没有指定试点席",
        "no desk was named to try this version",
    ),
    "plugin_other_desk": (
        "这一版由别的席位试用",
        "another desk tries this version",
    ),
    "plugin_not_tried": (
        "试点席还没有换上，或已退回，不能推广",
        "the desk that tries it has not taken it over, or went back",
    ),
    "plugin_record": ("记录不合本插件登记的格式", "the record is not as its schema says"),
    "plugin_full": ("这类记录已存满", "no more records of this kind are kept"),
}
"""Code → (zh, en)."""
