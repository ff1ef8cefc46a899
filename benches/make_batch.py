#!/usr/bin/env python3
"""Deterministic batch of synthetic university information-disclosure reports.

One sample report (UTF-8 text, first line = school name) is turned into many
variants: other school name, other year, other numbers, paragraphs and
sentences dropped, a few format slips planted.  Same arguments -> same bytes
for .txt and .docx (zip dates are fixed); PDFs come from LibreOffice and carry
their creation date.

    make_batch.py OUT                            3000 txt, 300 docx, big file
    make_batch.py OUT --pdf 100                  ... and 100 PDF (needs soffice)
    make_batch.py OUT --n 20000 --docx 0 --big-mb 0
    make_batch.py OUT --seedfile REPORT          ... from another report than seed.txt

Layout: OUT/txt/r00000.txt ..., OUT/docx/r00000.docx ..., OUT/pdf/...,
OUT/big.txt, OUT/g/{1,10,100,1000,3000}/ (hard links, for growth curves),
OUT/gdocx/{1,10,100,300}/, OUT/md/{1,10,100,1000,3000}/ (same text named .md),
OUT/MANIFEST.json (sizes, SHA-256 of the concatenated files).

Only python-docx is needed beyond the standard library, and only for .docx.
"""
import argparse, hashlib, json, os, random, re, shutil, subprocess, sys, zipfile, io

PLACES = ("襄阳 宜昌 荆州 黄冈 十堰 孝感 咸宁 恩施 江城 汉江 洛川 南岭 云泽 青浦 海陵 桂东 滇池 陇原 "
          "清源 北辰 长宁 临江 松原 德阳 绵州 赣江 闽东 浙南 苏北 鲁中 豫西 冀东 晋北 秦州 河湟 天山").split()
KINDS = ("科技职业学院 职业技术学院 师范大学 理工大学 医药高等专科学校 农业大学 财经大学 工程职业学院 "
         "艺术学院 交通职业技术学院 大学 学院").split()

# The shape of the Ministry's list: 10 classes, 50 items (short names).
ITEMS = [
    ("基本信息", ["办学规模、校级领导班子简介", "学校章程及各项规章制度", "教职工代表大会制度、工作报告", "学术委员会制度、年度报告", "学校发展规划、年度工作计划", "信息公开年度报告"]),
    ("招生考试信息", ["招生章程及特殊类型招生办法", "保送、自主选拔录取考生名单", "考生个人录取信息查询渠道", "招生咨询及考生申诉渠道", "研究生招生简章", "硕士生复试成绩", "拟录取研究生名单", "研究生招生咨询及申诉渠道"]),
    ("财务、资产及收费信息", ["财务、资产管理制度", "受捐赠财产的使用与管理情况", "校办企业资产、负债信息", "仪器设备采购和基建工程招投标", "收支预算总表", "收支决算总表", "收费项目、收费依据、收费标准"]),
    ("人事师资信息", ["校级领导社会兼职情况", "校级领导因公出国（境）情况", "岗位设置管理与聘用办法", "校内中层干部任免、人员招聘信息", "教职工争议解决办法"]),
    ("教学质量信息", ["本科生占全日制在校生总数的比例", "专业设置、当年新增专业", "全校开设课程总门数", "教授授本科课程占课程总门次数的比例", "促进毕业生就业的政策措施", "毕业生的规模、结构、就业率", "高校毕业生就业质量年度报告", "艺术教育发展年度报告", "本科教学质量报告"]),
    ("学生管理服务信息", ["学籍管理办法", "学生奖学金、助学金、学费减免", "学生奖励处罚办法", "学生申诉办法"]),
    ("学风建设信息", ["学风建设机构", "学术规范制度", "学术不端行为查处机制"]),
    ("学位、学科信息", ["授予博士、硕士、学士学位的基本要求", "拟新增学位授权学科申报", "拟新增硕士学位授权点审核", "学位授权点论证情况"]),
    ("对外交流与合作信息", ["中外合作办学情况", "来华留学生管理相关规定"]),
    ("其他", ["巡视组反馈意见及整改情况", "自然灾害等突发事件应急处理预案"]),
]

EXTRA = [
    "全年通过学校网站主动公开信息{a}条，其中通知公告{b}条、新闻动态{c}条。",
    "学校官方微信公众号全年推送图文{a}篇，累计阅读量{d}万次，关注人数{e}人。",
    "召开新闻发布会{f}次，回应公众关注热点或重大舆情{f}次。",
    "本年度共受理信息公开申请{f}件，按期答复{f}件，答复率100%。",
    "公开部门预算、决算表{b}张，公示采购项目{c}项，涉及金额{d}万元。",
    "2023-2024学年共开设课程{a}门，新增专业{f}个，停招专业{f}个。",
    "组织开展信息公开业务培训{f}次，参训人员{b}人次。",
    "网站访问量达{e}人次，较上年增长{g}%。",
]
# Format slips: (pattern, replacement); one match each, at a low rate.
SLIPS = [("，", ","), ("。", "."), ("；", ";"), ("：", ":"), ("（", "("), ("“", '"'), ("。", "。。"),
         ("、", "、、"), ("学校", "学 校"), ("及时", "及 时"), ("公开", "公开公开"), ("2024年", "二〇二四年"),
         ("制定", "制订"), ("截至", "截止"), ("通过", "通过 "), ("网站", "WEB网站")]

H1 = re.compile(r"^[一二三四五六七八九十]+、")
H2 = re.compile(r"^（[一二三四五六七八九十]+）")
H3 = re.compile(r"^\d+[.．、]\S{2,14}$")


def variant(lines, school0, i, seed):
    """Lines of variant i; depends on (lines, i, seed) only."""
    r = random.Random(f"{seed}:{i}")
    school = r.choice(PLACES) + r.choice(KINDS)
    year = r.choice([2021, 2022, 2023, 2024, 2025])

    def num(m):
        s = m.group(0)
        if s in ("2024", "2016", "2023") or s[0] == "0":
            return str(year) if s == "2024" else s
        if len(s) == 1 or r.random() < 0.3:
            return s
        v = max(1, int(int(s) * r.uniform(0.4, 2.2)))
        return str(v)

    out = []
    for k, ln in enumerate(lines):
        head = k < 2 or H1.match(ln) or H2.match(ln)
        if k >= 2 and r.random() < (0.02 if head else 0.09):
            continue                                    # a paragraph or heading goes missing
        t = ln.replace(school0, school)
        if not head and len(t) > 60:
            parts = re.split(r"(?<=。)", t)
            parts = [p for p in parts if r.random() >= 0.05] or parts[:1]
            if r.random() < 0.12:
                e = r.choice(EXTRA).format(a=r.randint(80, 3000), b=r.randint(5, 400), c=r.randint(5, 300),
                                           d=f"{r.uniform(1, 900):.2f}", e=r.randint(900, 90000),
                                           f=r.randint(0, 12), g=f"{r.uniform(0, 30):.1f}")
                parts.insert(r.randint(0, len(parts)), e)
            t = "".join(parts)
        keep = re.match(r"^\d+[.．、]", t)               # do not renumber headings
        body = t[keep.end():] if keep else t
        body = re.sub(r"\d+", num, body)
        t = (keep.group(0) if keep else "") + body
        if not head and r.random() < 0.06:
            a, b = r.choice(SLIPS)
            at = [m.start() for m in re.finditer(re.escape(a), t)]
            if at:
                p = r.choice(at)
                t = t[:p] + b + t[p + len(a):]
        out.append(t)
    return out


def text_of(lines):
    return "\n".join(lines) + "\n"


def docx_of(lines, i, seed, table):
    from docx import Document
    from docx.oxml.ns import qn
    r = random.Random(f"docx:{seed}:{i}")
    d = Document()
    st = d.styles["Normal"]
    st.font.name = "宋体"
    st.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for k, t in enumerate(lines):
        if k < 2:
            d.add_paragraph(t, style="Title")
        elif H1.match(t):
            d.add_paragraph(t, style="Heading 1")
        elif H2.match(t):
            d.add_paragraph(t, style="Heading 2")
        elif H3.match(t):
            d.add_paragraph(t, style="Heading 3")
        else:
            p = d.add_paragraph()
            # real files split a paragraph into several runs
            at = 0
            while at < len(t):
                n = r.randint(12, 120)
                run = p.add_run(t[at:at + n])
                run.bold = True if r.random() < 0.05 else None
                at += n
    if table:
        d.add_paragraph("附件：高等学校信息公开事项清单", style="Heading 1")
        rows = [(c, x) for c, xs in ITEMS for x in xs]
        tb = d.add_table(rows=len(rows) + 1, cols=5)
        tb.style = "Table Grid"
        cells = [c for row in tb.rows for c in row.cells]   # one walk: python-docx is slow per cell
        for j, h in enumerate(("序号", "类别", "公开事项", "公开网址", "责任部门")):
            cells[j].text = h
        for n, (c, x) in enumerate(rows, 1):
            vals = (str(n), c, x, "" if r.random() < 0.06 else f"https://xxgk.example.edu.cn/info/{1000 + n}/{r.randint(1000, 9999)}.htm",
                    r.choice(("学校办公室", "教务处", "财务处", "人事处", "学生处", "研究生院")))
            for j, v in enumerate(vals):
                cells[n * 5 + j].text = v
    b = io.BytesIO()
    d.save(b)
    src = zipfile.ZipFile(io.BytesIO(b.getvalue()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:      # fixed dates: same bytes each time
        for inf in src.infolist():
            zi = zipfile.ZipInfo(inf.filename, (2024, 1, 1, 0, 0, 0))
            zi.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(zi, src.read(inf.filename))
    return out.getvalue()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out")
    ap.add_argument("--seedfile", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "seed.txt"))
    ap.add_argument("--n", type=int, default=3000)
    ap.add_argument("--docx", type=int, default=300)
    ap.add_argument("--pdf", type=int, default=0)
    ap.add_argument("--big-mb", type=int, default=50, help="size of big.txt in 10^6 bytes")
    ap.add_argument("--seed", type=int, default=20240601)
    ap.add_argument("--md", action="store_true", help="also OUT/md/: the same text under .md names")
    a = ap.parse_args()
    lines = open(a.seedfile, encoding="utf-8").read().rstrip().split("\n")
    school0 = lines[0].strip()
    os.makedirs(f"{a.out}/txt", exist_ok=True)
    man = {"seed": a.seed, "seedfile_sha256": hashlib.sha256(open(a.seedfile, "rb").read()).hexdigest()}
    h = hashlib.sha256(); tot = 0
    for i in range(a.n):
        b = text_of(variant(lines, school0, i, a.seed)).encode()
        h.update(b); tot += len(b)
        open(f"{a.out}/txt/r{i:05d}.txt", "wb").write(b)
    man["txt"] = {"files": a.n, "bytes": tot, "sha256": h.hexdigest()}
    for g in (1, 10, 100, 1000, 3000):
        if g > a.n:
            continue
        for base, ext in (("g", "txt"), ("md", "md")) if a.md else (("g", "txt"),):
            os.makedirs(f"{a.out}/{base}/{g}", exist_ok=True)
            for i in range(g):
                dst = f"{a.out}/{base}/{g}/r{i:05d}.{ext}"
                if os.path.exists(dst):
                    os.remove(dst)
                os.link(f"{a.out}/txt/r{i:05d}.txt", dst)
    if a.docx:
        os.makedirs(f"{a.out}/docx", exist_ok=True)
        h = hashlib.sha256(); tot = 0
        for i in range(a.docx):
            b = docx_of(variant(lines, school0, i, a.seed), i, a.seed, table=i % 2 == 0)
            h.update(b); tot += len(b)
            open(f"{a.out}/docx/r{i:05d}.docx", "wb").write(b)
        man["docx"] = {"files": a.docx, "bytes": tot, "sha256": h.hexdigest()}
        for g in (1, 10, 100, 300):
            if g <= a.docx:
                os.makedirs(f"{a.out}/gdocx/{g}", exist_ok=True)
                for i in range(g):
                    dst = f"{a.out}/gdocx/{g}/r{i:05d}.docx"
                    if os.path.exists(dst):
                        os.remove(dst)
                    os.link(f"{a.out}/docx/r{i:05d}.docx", dst)
    if a.pdf:
        os.makedirs(f"{a.out}/pdf", exist_ok=True)
        src = [f"{a.out}/docx/r{i:05d}.docx" for i in range(a.pdf)]
        for k in range(0, len(src), 25):
            subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", f"{a.out}/pdf", *src[k:k + 25]],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        fs = sorted(os.listdir(f"{a.out}/pdf"))
        man["pdf"] = {"files": len(fs), "bytes": sum(os.path.getsize(f"{a.out}/pdf/{f}") for f in fs)}
    if a.big_mb:
        want = a.big_mb * 10 ** 6
        h = hashlib.sha256(); tot = 0; i = 10 ** 6
        with open(f"{a.out}/big.txt", "wb") as f:
            while tot < want:
                b = text_of(variant(lines, school0, i, a.seed)).encode(); i += 1
                if tot + len(b) > want:
                    b = b[:want - tot]; b = b[:b.rfind(b"\n") + 1]
                    f.write(b); h.update(b); tot += len(b)
                    break
                f.write(b); h.update(b); tot += len(b)
        man["big"] = {"bytes": tot, "sha256": h.hexdigest()}
    json.dump(man, open(f"{a.out}/MANIFEST.json", "w"), ensure_ascii=False, indent=1)
    print(json.dumps(man, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
