"""The words of tables in English and Chinese, each in one place."""

_WORDS = {
    "region": ("Region", "地区"),
    "metric": ("Metric", "指标"),
    "value": ("Value", "数值"),
    "period": ("Period", "时期"),
    "source": ("Source", "来源"),
    "status": ("Status", "状态"),
    "level": ("Level", "级别"),
    "parent": ("In", "所属"),
    "code": ("Code", "代码"),
    "facts": ("Facts", "条数"),
    "topic": ("Topic", "主题"),
    "measure": ("Measure", "计量"),
    "kind": ("Kind", "类型"),
    "regions": ("Regions", "地区"),
    "id": ("Id", "标识"),
    "name": ("Name", "名称"),
    "title": ("Title", "题名"),
    "published": ("Published", "出版日期"),
    "in": ("Publication", "刊载"),
    "printed": ("As printed", "原文数字"),
    "base": ("In base units", "基本单位"),
    "rank": ("Rank", "位次"),
    "out_of": ("Out of", "总数"),
    "versus": ("Gap stated", "所述差距"),
    "cites": ("Attributed to", "数据出处"),
    "note": ("Note", "说明"),
    "implied_by": ("Implied by", "推自"),
    "definition": ("Definition", "口径"),
    "paragraph": ("Paragraph", "段落"),
    "difference": ("Difference", "差"),
    "ratio": ("Ratio", "比"),
    "position": ("Place", "位次"),
    "stated": ("Stated by source", "来源自述位次"),
    "notes": ("Notes", "注"),
    "provisional": ("provisional", "初步"),
    "revised": ("revised", "修订"),
    "doubtful": ("doubtful", "存疑"),
    "implied": ("implied", "推算"),
    "undated": ("undated", "未注明"),
    "country": ("country", "国家"),
    "province": ("province", "省级"),
    "city": ("city", "地级"),
    "county": ("county", "县级"),
    "stock": ("stock", "存量"),
    "flow": ("flow", "流量"),
    "growth": ("growth", "增速"),
    "share": ("share", "比重"),
    "streak": ("streak", "连续"),
    "duration": ("duration", "时长"),
    "other": ("other", "其他"),
}


def word(key: str, lang: str) -> str:
    """The word for a key in `en` or `zh`."""
    en, zh = _WORDS[key]
    return zh if lang == "zh" else en


def ordinal(number: int, lang: str) -> str:
    """A place in an order: 1st, 22nd; 第1 in Chinese."""
    if lang == "zh":
        return f"第{number}"
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
