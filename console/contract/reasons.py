"""Reason codes of refusals, quarantine and errors, in the words of the duty room."""

from collections.abc import Sequence

from console.contract.plugin_reasons import PLUGIN_REASONS
from console.contract.step_words import STEP_WORDS

REASONS: dict[str, tuple[str, str]] = {
    "not_found": ("没有这条记录", "there is no such record"),
    "deleted": ("这条记录已删除", "the record was deleted"),
    "unreadable": ("此版本读不懂这条记录，请升级后办理", "this version cannot read the record"),
    "not_a_target": ("操作没有写明涉及这条记录", "the operation did not name this record"),
    "bad_arguments": ("填写的内容不全或不对", "the arguments are missing or wrong"),
    "not_yours": ("不是本人所为，不能撤回", "this was done by somebody else"),
    "too_late": ("已超过可撤回的时间", "it is too late to take this back"),
    "owned_by_other": ("已由他人认领", "somebody else has it"),
    "authority_needed": ("须写明谁同意", "who agreed is needed"),
    "responses_in_force": (
        "还有响应未终止，先终止响应",
        "a response is still in force: end it first",
    ),
    "reason_needed": ("须写明原因", "a reason is needed"),
    "already_joined": ("已由他人并案处置", "somebody else handles it with others already"),
    "still_open": (
        "还有未了事项，逐项接受或办结后才能结束",
        "something is still open: accept each point, or bring it to an end first",
    ),
    "matter_merged": ("已并入别的突发事件", "it is part of another matter now"),
    "matter_nested": (
        "主事件、子事件只有一级，先解除主子关系",
        "main and sub-matters are one step deep: part them first",
    ),
    "figures_apart": (
        "两席各报的人数不同，两个数都保留",
        "two seats told different counts; both stand",
    ),
    "figures_fell": (
        "死亡人数减少，未写核减原因",
        "the number of dead fell, and no reason was given",
    ),
    "same_alert": ("不能并入自身", "an alert cannot be merged into itself"),
    "into_restricted": (
        "舆情限授权岗位查看，并入后其他席位看不到这条告警；请改为把舆情并入这条",
        "only authorised posts read what was found online: merge it into the other one instead",
    ),
    "not_merged": ("没有并入，或已撤回", "it is not merged, or that was taken back"),
    "survivor_closed": (
        "并入的那条已办结、不属实或又并入别条，不能撤回",
        "what it was merged into is no longer open",
    ),
    "joined_unseen": (
        "另有告警并入了这条，会一并不属实：先看并入的几条，或撤回并入",
        "others were merged into this one and would end with it: look at them first",
    ),
    "needs_leader": ("须由值班长办理", "only the shift leader may do this"),
    "already_closed": ("已处理完毕", "this is closed already"),
    "still_active": ("仍在告警且未核实，不能办结", "it is still active and was not verified"),
    "still_in_force": (
        "预警在有效期内，解除或过期后才能办结",
        "the forecast is in force: it is closed when it was lifted or has lapsed",
    ),
    "not_set_aside": ("没有搁置、抑制或停用", "nothing sets it aside"),
    "not_a_diversion": ("不是 110 分流", "this was not handed on by the 110 desk"),
    "diversion_answered": ("110 分流已答复", "the 110 desk has its answer already"),
    "diversion_ordered": ("已派力量，不能退回 110", "forces were sent: it is given back no more"),
    "diversion_unanswered": (
        "110 分流还没有答复，先接单或退回",
        "the 110 desk waits for its answer: take it or give it back first",
    ),
    "diversion_contradicts": (
        "电话商定的与已有答复不同",
        "what was agreed by phone differs from the answer that stands",
    ),
    "order_needed": ("须写明工单号", "the number of the work order is needed"),
    "already_deferred": ("已推后过一次", "it was put off once already"),
    "not_in_force": ("不是在有效期内的预警", "this is no forecast in force"),
    "exists": ("已有同号记录", "there is one of that id already"),
    "expectation_failed": ("记录已被改动，与所见不同", "the record is not what the person saw"),
    "no_right": ("没有办理权限", "the grant does not give this right"),
    "bad_grant": ("身份凭证无效", "the grant is not valid"),
    "grant_expired": ("身份凭证当时已过期", "the grant had expired at the time of the act"),
    "other_actor": ("凭证与办理人不符", "the grant names another person"),
    "unknown_kind": ("中心尚不认识此类操作，稍后重发", "the hub does not know this kind yet"),
    "lane_busy": ("同一事项正在处理，稍后重发", "this lane is busy, send again"),
    "blocked": ("前一步尚未办成", "an operation it builds on did not take effect"),
    "builds_on_refused": ("前一步被拒，此步随之不成立", "the act it builds on was refused"),
    "own_seat": ("不能旁观自己的席位", "this is the own seat"),
    "seat_away": ("该席位没有联网", "nobody is heard of at that seat"),
    "look_over": ("旁观已结束", "the look is over"),
    "bad_json": ("内容不是有效的 JSON", "this is not valid JSON"),
    "bad_xml": ("内容不是有效的 XML", "this is not valid XML"),
    "not_cap": ("不是 CAP 1.2 预警，也不是 Atom 列表", "neither a CAP alert nor an Atom feed"),
    "cap_incomplete": ("预警缺少必填项", "the CAP alert lacks a required element"),
    "xml_doctype": ("XML 带有 DTD 或实体，不予读取", "XML with a DTD or entities is not read"),
    "bad_rules": ("规则文件有误，没有改动", "the rule file has mistakes; nothing was changed"),
    "bad_calendar": (
        "调休日历文件有误，没有改动",
        "the file of working days has mistakes; nothing was changed",
    ),
    "bad_severity": ("没有这种等级", "there is no such grade"),
    "bad_time": ("时间不合理", "the time makes no sense"),
    "no_title": ("没有标题也没有内容", "neither title nor text"),
    "too_large": ("内容过大", "the content is too large"),
    "bad_message": ("内容缺项或类型不对", "the message has wrong or missing fields"),
    "unauthorized": ("未登录或凭证无效", "not logged in, or the token is not valid"),
    "wrong_password": ("账号或登录密码不对", "account or password is wrong"),
    "account_disabled": ("账号已停用", "the account is disabled"),
    "too_many_tries": ("尝试过多，请稍候", "too many tries, wait a little"),
    "seat_locked": ("本席已锁定，输入 PIN 后再办", "the seat is locked: the PIN first"),
    "other_epoch": ("中心数据已重建，须重新取全量", "the hub's database is another one now"),
    "no_such_call": ("没有这个接口", "there is no such call"),
    "no_address": ("此点位没有可用的视频地址", "this camera has no address"),
    "restricted": ("未授权本席调看", "this seat may not see it"),
    "no_swivel": ("此点位没有登记云台控制", "no platform is known that turns this camera"),
    "no_preset": ("平台上没有这个预置位", "the platform knows no such preset of this camera"),
    "swivel_offline": ("设备离线，没有转动", "the camera is offline: it was not turned"),
    "swivel_refused": ("平台拒绝转动", "the platform refused to turn it"),
    "swivel_silent": ("平台没有按时答复，不知是否转动", "no answer in time: it may have turned"),
    "swivel_held": ("正由其他席位使用", "another seat holds this camera"),
    "no_playback": ("此点位没有登记录像所在的平台", "no platform is known that has its recordings"),
    "no_recording": ("该时刻没有录像", "nothing was recorded at that time"),
    "playback_offline": ("设备离线，录像取不到", "the camera is offline: no recording to be had"),
    "playback_refused": ("平台拒绝回放", "the platform refused to play the recording"),
    "playback_broken": ("录像中断", "the recording stopped coming"),
    "playback_silent": (
        "平台没有按时答复，录像没有取到",
        "no answer in time: no recording was had",
    ),
    "transfer_broken": ("补报的前几批不在了", "earlier parts of what is given back are gone"),
    "too_many_items": ("一次报送的条数过多", "too many items in one request"),
    "bad_query": ("查询参数不对", "a query parameter is wrong"),
    "bad_encoding": ("内容的压缩或编码无法读取", "the content's encoding cannot be read"),
    "wrong_seat": ("该账号限定在其他席位登录", "the account is bound to another seat"),
    "snapshot_gone": ("该时点的全量已不可取，须重新开始", "that snapshot is gone, begin a new one"),
    "already_resolved": ("该条已甄别完毕", "this item was resolved already"),
    "store_failed": ("中心未能保存，请稍后重发", "the hub could not save it, send again"),
    "store_damaged": (
        "中心数据库损坏，已停止服务",
        "the hub stopped: its database is damaged",
    ),
    "not_on_this_wall": (
        "那面墙的在岗人无权调看这个点位",
        "who sits at that wall may not see this camera",
    ),
    "not_this_seat": ("这是推给别的席位的", "this was pushed to another seat"),
    "newer_version": (
        "别人已存了更新的版本，接手须写明原因",
        "somebody else has put a newer version: taking over needs a reason",
    ),
    "push_expired": ("推送已过期", "the push has expired"),
    "already_decided": ("已有人核对", "somebody has decided this already"),
    "catalog_shrunk": (
        "点位目录比原先少了一半以上，没有采用",
        "the camera catalogue has lost more than half of what it had; it was not taken over",
    ),
    "viewing_decided": (
        "这份调看申请已有人办理",
        "somebody has answered this request already",
    ),
    "recalled_before": (
        "所选单位已归队或已被撤销",
        "those units are back or were called back already",
    ),
    "order_unknown": (
        "所撤销的指令在中心没有记录",
        "the order it takes back is not known to the hub",
    ),
    "alert_unknown": ("所涉告警在中心没有记录", "the alert it names is not known to the hub"),
    "dispatched_after_close": (
        "告警办结后又有电话调派",
        "sent by phone after the alert was closed",
    ),
    "recovered_differs": (
        "中心恢复备份后，本席留存的与中心现有的不一致",
        "after the hub was restored, what a seat still had differs from what the hub has",
    ),
    "number_twice": (
        "两份指令用了同一个本席编号，请核对席位编号",
        "two orders have the same number of a seat; check the seats' ids",
    ),
    "counted_twice": (
        "中心恢复备份后，同一条来报先后进了两条告警，可能重复计数，请核对后并入",
        "after the hub was restored one report came into two alerts and may be counted twice;"
        " check, and join them",
    ),
    "recovered_refused": (
        "中心恢复备份后找不到这条记录；其他席位交还的记录里已办成，请核对",
        "after a restore the hub refused this act for want of the record; the record another seat"
        " gave back shows it done: check",
    ),
    "official_twice": (
        "中心重建后给出的正式编号，重建前已给过另一道指令，请通知持单人改用本席编号",
        "a hub made anew gave an official number that another order had before; tell whoever holds"
        " it to go by the seat's number",
    ),
    "not_saved": ("未能存盘，本次未办", "it could not be saved; nothing was done"),
    "not_saved_no_space": (
        "磁盘已满，未能存盘，本次未办；请清出空间",
        "the disk is full: it was not saved; free space",
    ),
    "not_saved_unwritable": (
        "磁盘不可写，未能存盘，本次未办；请报修",
        "the disk takes nothing: it was not saved; have it looked at",
    ),
    "not_saved_damaged": (
        "本席日志损坏，未能存盘，本次未办；请记在纸上并联系安装人员",
        "the journal is damaged: it was not saved; write it on paper, call the installer",
    ),
    "file_unreadable": ("附件读不出或是空的", "the file cannot be read, or is empty"),
    "part_gap": ("附件中间缺了一段，从中心已有处续传", "a part is missing, go on where the hub is"),
    "hash_differs": ("附件内容与校验值不符，须重传", "the content is not what its hash says"),
    "file_spoilt": ("附件在本机已损坏，请重新附上", "damaged at this seat, attach it again"),
    "type_differs": ("附件内容与其类型不符", "the content is not of its type"),
    "bad_type": ("不收这种类型的附件", "files of this type are not taken"),
    "file_too_large": ("附件超过 20 MB", "the file is larger than 20 MB"),
    "bad_range": ("附件分段范围不对", "the range of the part is wrong"),
    "in_replay": ("复盘中，不能办理", "this is a replay, nothing can be done in it"),
    "viewing": (
        "只读旁观，不能办理；请到正在值守的窗口办理",
        "this window only looks on; do it in the window that is on duty",
    ),
    "step_marked": ("该步骤已有人办过或略过", "somebody has ticked this step, or left it out"),
    "instruction_state": ("批示走到这一步，还不能这样办", "the instruction is not that far"),
    "urge_first": ("先催办，再督办", "press for it first, then supervise it"),
    "already_under_supervision": ("已在督办", "it is under supervision already"),
    "not_read_back": (
        "电话批示没有复诵记录，请回电复诵并写明双方姓名",
        "given by phone and not read back: call back, and write both names down",
    ),
    "instruction_contradicts": (
        "所记与批示现在的状态不符，两者都留着",
        "what was told does not fit how far the instruction is; both stand",
    ),
    "internal": ("中心内部出错，已记录", "an error inside the hub; it was recorded"),
    "work_order_step": ("工单现在不在这一步", "the order does not stand where this step begins"),
    "work_order_first": (
        "前一步还没有办：网格案件先核实再立案，核查回访、协办办完再结案",
        "a step before it is missing: a grid case is verified before it is filed, a result is"
        " checked and helpers are done before it is closed",
    ),
    "work_order_asked": (
        "已经申请过，或没有等答复的申请",
        "this was asked already, or nothing waits for a decision",
    ),
    "work_order_target": (
        "就在这个单位，或要并入的工单就是它自己、已办结",
        "that unit has it already, or the order to join is this one or over",
    ),
    "work_order_contradicts": (
        "承办单位说的与工单所在的一步不合",
        "what a unit said does not fit where the order stands",
    ),
    "sampled_own": (
        "自己派的、自己结的工单不由自己抽查",
        "whoever sent or closed an order does not judge it",
    ),
    "proposal_changed": (
        "公示的派单字典已经换了一版，先看新的改动",
        "another version is proposed by now: read what it changes first",
    ),
    **PLUGIN_REASONS,
    "went_on": (
        "之后又有进展，不能撤回",
        "something further happened since: it is not taken back",
    ),
}
"""Code → (zh, en)."""


def words(code: str) -> tuple[str, str]:
    """Return zh and en words of a code; an unknown code speaks for itself."""
    return REASONS.get(code, (code, code))


def refusal_words(code: str, legal: Sequence[str] = ()) -> tuple[str, str]:
    """Return zh and en words of a refusal, with the steps that may be taken instead."""
    zh, en = words(code)
    if not legal:
        return zh, en
    steps = [STEP_WORDS.get(step, (step, step)) for step in legal]
    zh += "；现在可办：" + "、".join(step[0] for step in steps)
    return zh, f"{en}; possible now: {', '.join(step[1] for step in steps)}"
