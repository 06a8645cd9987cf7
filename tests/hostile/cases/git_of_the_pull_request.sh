# A program called git that lies in the work tree is not started, wherever PATH leads.
catalogue repository/data
mkdir -p repository/bin
cat > repository/data/git <<END
#!/bin/sh
touch "$PWD/started"
END
chmod +x repository/data/git
cp repository/data/git repository/bin/git
commit_all repository
top="$PWD/repository"
cd repository/data
for path in ".:$PATH" ":$PATH" "../bin:$PATH" "$top/bin:$PATH" "$top/data/../bin:$PATH"; do
    PATH="$path" katalog diff main
    [ ! -e "$top/../started" ] || fail "PATH=$path started it"
    expect_status 0
done
# And where there is no other, none.
PATH=".:$top/bin" katalog diff main
[ ! -e "$top/../started" ] || fail "it was started for want of another"
expect_status 2
expect_said "the program git is needed"
