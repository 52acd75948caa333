"""What the hall hears as the cause of an alert: what happened, never where; else nothing."""

import tomllib
from dataclasses import replace

import pytest

import resources
from console.domain.alert import Alert, Call
from console.domain.geo import Place
from console.runtime.clock import ManualClock
from console.settings.sound_profile import load_sound_rules
from console.shell.speech import Speech
from console.shell.spoken import load_vocabulary
from tests.unit.shell.alerts import RED, alert

VOCABULARY = load_vocabulary()
CLOCK = ManualClock()


def told(title: str, place: str = "", type: str = "") -> Alert:
    return replace(alert("a", RED, CLOCK), title=title, type=type, place=Place(place))


@pytest.mark.parametrize(
    ("title", "place", "cause"),
    [
        ("望汐路下立交两车追尾，3 人受伤", "望汐路下立交", "accident"),
        ("砚云里 7 号楼电梯机房起火", "砚云里", "fire"),
        ("长堤小学食物中毒疑似 12 人", "", ""),
        ("2 号泵站水位超警戒，机组运行正常", "2 号泵站", "river"),
        ("2 号泵站通讯中断", "", ""),
        ("燃气公司营业厅斗殴", "燃气公司营业厅", ""),
        ("电梯维保超期", "", ""),
        ("河道护栏被撞坏，车辆坠河", "", ""),
        ("听澜苑 3 号楼电梯运行异常，无人被困", "听澜苑", ""),
        ("山洪致被困人员失联", "", "trapped"),
        ("储罐区可燃气体浓度升高", "", ""),
        ("营业厅燃气浓度恢复正常", "", ""),
        ("临汐路充电棚烟感离线", "", ""),
        ("临汐路商铺火灾自动报警系统故障", "", ""),
        ("车棚冒烟系误报", "", ""),
        ("桥洞积水计离线", "", ""),
        ("下立交积水报警器离线", "", ""),
        ("燃气泄漏报警器电量低", "", ""),
        ("望汐路下立交水位超警戒", "望汐路下立交", "flood"),
        ("沙渚镇积水点车辆侧翻", "沙渚镇积水点", "accident"),
        ("渗水岸积水路 3 号斗殴", "渗水岸积水路 3 号", ""),
        ("自来水管泄漏", "", ""),
        ("危化品运输车抛锚", "", ""),
        ("工人自外墙坠落", "", ""),
        ("围挡倾斜，有倒塌危险", "", ""),
        ("老人走失", "", ""),
        ("外墙落水管脱落", "", "falling"),
        ("男子落水", "", "water"),
        ("区气象台发布台风红色预警信号", "", "typhoon"),
        ("区气象台发布雷电黄色预警信号", "", "thunder"),
    ],
)
def test_what_happened_is_said_and_no_word_of_the_place(title, place, cause):
    """H951."""
    assert VOCABULARY.cause_of(told(title, place)) == cause


@pytest.mark.parametrize(
    ("title", "place", "cause"),
    [
        ("望汐路下立交积水 26 厘米，超过封控线 25 厘米", "望汐路下立交", "flood"),
        ("下立交超过封控线", "", "flood"),
        ("云杉里地下车库进水", "", "flood"),
        ("望汐路下立交疑似小客车涉水停驶（置信度 0.83）", "望汐路下立交", "car"),
        ("青榆街道值班室：砚云里 7 号楼电梯困人 2 名，其中孕妇 1 名", "砚云里", "lift"),
        ("砚云里 7 号楼 1 号电梯困人", "砚云里 7 号楼 1 号电梯", "lift"),
        ("砚云里 7 号楼 1 号梯困人报警", "砚云里", "lift"),
        ("砚云里电梯困人，维保超时", "", "lift"),
        ("砚云里 7 号楼电梯内 2 人被困", "", "trapped"),
        ("石汀街道储罐泄漏", "汀源储运", "tank"),
        ("临汐路 88 弄燃气管道被挖断泄漏", "", "gas"),
        ("营业厅燃气浓度超标", "", "gas"),
        ("临汐路 88 弄非机动车充电棚烟感、温感同时报警", "临汐路 88 弄", "fire"),
        ("119 警情通报：临汐路 88 弄车棚冒烟，已出动 2 车", "临汐路 88 弄", "fire"),
        ("芦汀镇直报：联禾河北岸堤脚渗水，长约 3 米，水色浑浊", "联禾河北岸", "dike"),
        ("菱渡镇 2 号泵站流量为零", "菱渡镇 2 号泵站", "pump"),
        ("望汐路泵站 3 号机组跳闸", "", "pump"),
        ("潮音浜水位 3.12 米，接近警戒", "潮音浜", "river"),
        ("联禾河水位 3.58 米，超警戒 0.08 米", "联禾河", "river"),
        ("杉影里 12 弄树木倒伏，压住一辆轿车", "杉影里", "tree"),
        ("梧影路 210 号外墙面砖脱落，已拉警戒线", "", "falling"),
        ("映川街道：工地围挡倒塌，压伤 1 名行人", "映川路 3 号地块", "collapse"),
        ("市民来电：梧影路一带停电", "梧影路 120 弄", "power"),
        ("轨交望汐路站出入口客流偏高", "轨交望汐路站", "crowd"),
        ("视频汇聚节点 2 离线：梧影、芦汀、映川 300 路点位中断", "视频汇聚节点 2", "camera"),
        ("独居老人连续 24 小时无用水", "独居老人 鹤渚-017", "elder"),
        ("区气象台更新暴雨黄色预警信号为暴雨橙色预警信号", "", "rain"),
        ("区气象台发布大风蓝色预警信号", "", "wind"),
        ("映川路 3 号地块塔吊风速 17 米/秒", "", "wind"),
        ("信源中断：水务物联", "", "feed"),
        ("望潮街道舆情升温", "", "opinion"),
    ],
)
def test_what_did_happen_is_still_said(title, place, cause):
    """H951."""
    assert VOCABULARY.cause_of(told(title, place)) == cause


def test_each_cause_is_found_by_the_words_it_is_said_by():
    """A source that names the type in words is understood."""
    for cause in VOCABULARY.causes.ids:
        said = VOCABULARY.clips[f"cause_{cause}"].words
        assert VOCABULARY.cause_of(told("某处来报", type=said)) == cause
        assert VOCABULARY.cause_of(told(said)) == cause


def test_a_code_of_the_dictionary_goes_before_the_title_unless_it_was_guessed_from_it():
    """H951: the type of a call was looked up by the very words of its title."""
    leak = told("储罐区可燃气体浓度升高", type="tank-leak")
    assert VOCABULARY.cause_of(leak) == "tank"
    late = told("电梯维保超期", type="lift-trapped")
    assert VOCABULARY.cause_of(replace(late, call=Call(CLOCK.now()))) == ""


def test_every_code_that_names_a_cause_is_one_of_the_dictionary():
    told = tomllib.loads(resources.path("sounds/speech.toml").read_text("utf-8"))
    named = {code for cause in told["cause"] for code in cause.get("types", ())}
    dictionary = tomllib.loads(resources.path("demo/dictionary.toml").read_text("utf-8"))
    known = {matter["id"] for matter in dictionary["matter"]} | {"source-silent"}
    assert named <= known and len(named) > 10


def test_a_crash_in_an_underpass_is_not_counted_among_the_floods():
    """H951."""
    speech = Speech(load_sound_rules(), VOCABULARY.cause_of)
    flood = told("望汐路下立交积水 26 厘米", "望汐路下立交")
    crash = told("望汐路下立交两车追尾，3 人受伤", "望汐路下立交")
    for number, one in enumerate((flood, crash)):
        speech.heard_of(replace(one, id=str(number)), float(number), is_news=True)
    said = [speech.next(2.0), speech.next(2.0)]
    assert [(each.cause, each.count) for each in said] == [("accident", 1), ("flood", 1)]
