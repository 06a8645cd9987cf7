# A file that others of the group may write is that still when it has been mended.
umask 022
catalogue here
printf 'title: Sak\nissued: 2024/03/01\n' > here/datasets/sak.yaml
chmod 664 here/datasets/sak.yaml
katalog validate here --fix
grep --quiet 2024-03-01 here/datasets/sak.yaml || fail "nothing was mended"
[ "$(ls -l here/datasets/sak.yaml | cut -c1-10)" = "-rw-rw-r--" ] || fail "the mode is $(ls -l here/datasets/sak.yaml)"
