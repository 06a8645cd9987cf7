# A thousand symbolic links to one file are a thousand files to read: on disk, in a revision, and as included catalogues.
limit=2000000
catalogue s
python3 - <<'P'
path = "s/datasets/badplatser.yaml"
text = open(path, encoding="utf-8").read()
words = "keyword: [" + "ord, " * 12000 + "x]"
lines = [words if line.startswith("keyword:") else line for line in text.splitlines()]
assert words in lines
open(path, "w", encoding="utf-8").write("\n".join(lines) + "\n")
P
for number in $(seq 2000); do ln -s badplatser.yaml "s/datasets/l$number.yaml"; done
commit_all s
cd s || exit 2
ulimit -v "$limit"
katalog validate
expect_status 2
expect_said "symbol"
katalog diff HEAD
expect_status 2
expect_said "symbol"
