# One address in very many places: one run mends all of them, and a second changes nothing.
catalogue here
for number in $(seq 1 40); do
    printf 'title: Sak %s\nlandingPage: http://www.kommunen.se/sida\n' "$number" > "here/datasets/sak-$number.yaml"
done
katalog validate here --unsafe-fixes
[ "$(grep -l 'http://www.kommunen.se/sida' here/datasets/*.yaml | wc -l)" -eq 0 ] || fail "some places are left"
cp -R here once
katalog validate here --unsafe-fixes
expect_said "nothing to mend"
diff -r here once
