# A name in katalog.toml with the words of a closed pipe must not turn a run green with nothing done.
catalogue .
printf '[rules]\n"Broken pipe" = "off"\n' > katalog.toml
for command in "validate ." "build . --output public" "check-links . --cache none.json --offline"; do
    # shellcheck disable=SC2086
    katalog $command
    expect_status 2
    expect_said "Broken pipe"
done
