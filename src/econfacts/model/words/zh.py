"""Chinese."""

from collections.abc import Sequence

from econfacts.model.quantities import plain
from econfacts.model.records import Fact
from econfacts.model.words import Words

_TERMS = {
    # headings
    "topics": "主题", "topic": "主题", "metrics": "指标", "metric": "指标", "regions": "地区",
    "region": "地区", "sources": "来源", "source": "来源", "facts": "条数", "figure": "数据",
    "value": "数值", "period": "时期", "level": "级别", "parent": "所属", "code": "代码", "measure": "计量",
    "id": "标识", "name": "名称", "title": "题名", "published": "出版日期",
    "found": "找到", "base": "基本单位", "rank": "位次", "versus": "所述差距",
    "cites": "数据出处", "implied_by": "推自", "vintage": "核算口径", "definition": "口径",
    "note": "说明", "notes": "注", "difference": "差", "ratio": "比", "stated": "来源自述位次",
    "taken": "采用", "revised_from": "修订前", "parts": "年内时段", "others": "另有",
    "doubts": "疑点", "caution": "注意",
    # levels, one and several
    "country": "国家", "province": "省级", "city": "地级", "county": "县级",
    "countries": "国家", "provinces": "省级", "cities": "地级", "counties": "县级",
    # kinds of metrics
    "stock": "存量", "flow": "流量", "growth": "增速", "share": "比重", "streak": "连续",
    "duration": "时长", "other": "其他",
    # what a figure is
    "provisional": "初步", "estimated": "估计", "forecast": "预测", "doubtful": "存疑",
    "break": "口径中断", "implied": "推算", "undated": "未注明", "per_head": "人均",
    # what became of a text's numerals
    "recorded": "已收录", "passed-over": "略过", "missing": "遗漏", "not-a-figure": "非数据",
    "missing_figure": "遗漏：{text}",
    # places in an order
    "among_first": "前列",
    "ranked": "{group}",
    "ranked_at": "{group}{place}",
    "ranked_first": "{group}前列",
    "top_of": "{present} 个中的前 {shown} 个",
    "all_present": "{total}/{total}",
    "some_present": "本文件 {total} 个中的 {present} 个",
    "elsewhere": "{period}：{regions}",
    "stated_alone": "{region}：{rank}，{period}（来源自述，无数值）",
    # sentences
    "year_end": "{year}年末",
    "since": "{when}以来",
    "newest": "本文件最新：{year}年",
    "issued": "本文件最新来源：{date}",
    "older": "早于本文件最新年份（{year}年）",
    "of_whole": "共{whole}",
    "of_10000": "每万人",
    "more": "另有 {count} 个",
    "more_facts": "另有 {count} 条：econfacts show {region} --all",
    "has_note": "有说明，见 econfacts show {region} 指标",
    "lies_in": "{level}，{above}",
    "no_doubts": "无",
    "breaks": "以下口径或基期不同，不可跨线比较",
    "change_published": "{metric}（公布数，{id}）",
    "change_nominal": "与上年相比，由本表数字按现价算得",
    "change_computed": "与上年相比，由本表数字算得",
    "no_place": "未注明刊载处",
    "no_date": "日期未注明",
    "none": "无数据",
    "no_figure": "无数据：{regions}",
    "side_by_side": "{first} 与 {others}",
    "against_first": "差 = {first} − {other}，比 = {first} ÷ {other}",
    "against_first_per_capita": "差 = {first} − {other}，比 = {first} ÷ {other}；按常住人口平均",
    "any_other": "该地区",
    "left_out": "未列：{metrics}（{reason}）",
    "between_refused": "、",
    "pause": "，",
    "in_brackets": "{thing}（{told}）",
}  # fmt: skip
_PHRASES = {
    # what a source does not have
    "no_date": "[日期不详]", "untitled": "[无题名]", "no_place": "[出版地不详]", "no_publisher": "[出版者不详]",
    "article-newspaper": "[报纸名不详]", "article-journal": "[刊名不详]", "article-magazine": "[刊名不详]",
    # the figure: region, metric, period and vintage, value; position and group of a rank
    "figure": "{}{}{}：{}", "period": "（{}）", "place": "{1}第{0}位", "among_first": "{}前列",
    "out_of": "（共{}）", "paragraph": "第{}段", "attributed": "数据出处：{}", "and_then": "；",
    # body, publication
    "quoted_in": "{}，转引自：{}",
    # the title's quotation marks, and those inside of it (GB/T 15834-2011 for Chinese)
    "quotes": "《{}》", "outer_marks": "《》", "inner_marks": "〈〉",
    # people; editors may stand in the place of authors
    "between_names": "、", "after_names": "：", "and_others": "等", "edited_by": "{}编", "editors": "{}（编）",
    # the publication; an edition has its number or its English ordinal
    "between": "，", "page": "第{}页", "pages": "第{}页", "newspaper_page": "第{}版",
    "newspaper_pages": "第{}版", "edition": "{}版", "accessed": "{} 引用", "after_figure": "。", "stop": "。",
    # as GB/T 7714 writes them
    "no_date_gb": "[日期不详]", "quoted_in_gb": "{}. 转引自: {}", "and_others_gb": "等",
}  # fmt: skip
_LETTERS = {"provisional": "初", "estimated": "估", "forecast": "预", "break": "断", "doubtful": "疑", "implied": "推"}
_BOUNDS = {
    "exact": "{}", "over": "超{}", "at-least": "{}以上", "about": "约{}", "at-most": "{}以内", "under": "不足{}",
}  # fmt: skip
_MEASURES = {
    "count": "", "index": "", "ratio": "", "percent": "%", "percentage-point": "个百分点", "per-mille": "‰",
    "CNY": "元", "USD": "美元", "person": "人", "tonne": "吨", "mu": "亩", "kilometre": "公里",
    "square-kilometre": "平方公里", "year": "年", "month": "个月", "day": "天", "hour": "小时", "minute": "分钟",
}  # fmt: skip
_PARTS_OF_YEAR = {
    ("01", "03"): "一季度", ("04", "06"): "二季度", ("07", "09"): "三季度", ("10", "12"): "四季度",
    ("01", "06"): "上半年", ("07", "12"): "下半年", ("01", "09"): "前三季度",
}  # fmt: skip


class _Chinese(Words):
    tag, beside = "zh", "en"
    terms, phrases, letters, bounds = _TERMS, _PHRASES, _LETTERS, _BOUNDS
    scales = ((12, "万亿"), (8, "亿"), (4, "万"))
    comma, colon, gap, grouped = "、", "：", "", "f"

    def ordinal(self, number: int) -> str:
        return f"第{number}"

    def above(self, names: Sequence[str]) -> str:
        return "·".join(reversed(names))

    def moment(self, moment: Sequence[str]) -> str:
        return "".join(f"{part.lstrip('0')}{unit}" for part, unit in zip(moment, "年月日", strict=False))

    def between(self, first: Sequence[str], last: Sequence[str]) -> str:
        if len(first) == len(last) == 1:
            return f"{first[0]}—{last[0]}年"
        if len(first) == len(last) == 2 and first[0] == last[0]:
            months = f"{int(first[1])}—{int(last[1])}月"
            return f"{first[0]}年{_PARTS_OF_YEAR.get((first[1], last[1]), months)}"
        return f"{self.moment(first)}至{self.moment(last)}"

    def valued(self, fact: Fact) -> str:
        # Never the source's own words: they may print an index of 105.2 for a growth of 5.2%.
        text = "" if fact.number is None else self.printed(fact.number, fact.unit or "", fact.bound)
        return text if fact.out_of is None else f"{text}（共{plain(fact.out_of)}）"

    def around(self, measure: str, single: bool) -> tuple[str, str]:
        whole, slash, per = measure.replace("-per-", "/").partition("/")
        return "", f"{_MEASURES.get(whole, whole)}{slash}{_MEASURES.get(per, per)}"


WORDS = _Chinese()
