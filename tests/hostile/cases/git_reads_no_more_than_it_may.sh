# What is too large in a revision is refused by name, before it is read.
catalogue repository/data
commit_all repository
cd repository/data
git switch --quiet --create large
# A link that is longer than any path: git keeps what it is told to.
head -c 100000 /dev/zero | tr '\0' a > ../long
id="$(git hash-object -w ../long)"
rm ../long
git update-index --add --cacheinfo "120000,$id,data/datasets/link.yaml"
git commit --quiet -m two 2>/dev/null || git -c user.name=a -c user.email=a@b.example commit --quiet -m two
katalog diff large --lang en
expect_status 2
expect_said "datasets/link.yaml is too large in the revision"

# A file of more than a gigabyte, which takes a few kilobytes where it is kept.
git reset --quiet --hard main
truncate --size 1100M datasets/large.yaml
git add datasets/large.yaml
git -c user.name=a -c user.email=a@b.example commit --quiet -m three
rm datasets/large.yaml
(ulimit -v 2000000; katalog diff large main --lang en; echo "$status" > ../../status)
status="$(cat ../../status)"
expect_status 2
expect_said "datasets/large.yaml is too large in the revision"
