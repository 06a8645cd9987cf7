# Some kilobytes of patterns stand for programs of gigabytes: they are counted, and compiled only where addresses are asked.
catalogue .
many() {
    printf '[links]\nexclude = [\n'
    for ((number = 0; number < $1; number++)); do printf '"%s\\\\w{110}%s",\n' "$number" "$number"; done
    printf ']\n'
}
ulimit -v 3000000
many 1200 > katalog.toml
for command in "validate ." "build . --output public" "check-links . --deadline 10s"; do
    # shellcheck disable=SC2086
    katalog $command --lang en
    expect_status 2
    expect_said "are too many"
done
many 60 > katalog.toml
katalog validate .
expect_status 0
katalog check-links . --deadline 10s --lang en
expect_status 2
expect_said "is no valid pattern"
# As large as a file can be made.
{ printf '#'; head -c 3000000 /dev/zero | tr '\0' x; } > katalog.toml
katalog validate . --lang en
expect_status 2
expect_said "larger than 1 MB"
