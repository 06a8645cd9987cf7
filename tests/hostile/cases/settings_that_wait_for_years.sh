# A time in katalog.toml must not keep a run waiting for years.
catalogue .
sed -i 's|^homepage: .*|homepage: [http://127.0.0.1:1/a, http://127.0.0.1:1/b]|' catalog.yaml
for settings in 'interval = "1000d"' '[links.hosts."127.0.0.1"]
interval = "1000d"'; do
    printf '[links]\nexclude = ["^https?://[a-z]"]\n%s\n' "$settings" > katalog.toml
    status=0
    timeout 20 "$KATALOG" check-links . --allow-private --retries 0 --lang en >out 2>err || status=$?
    expect_status 2
    expect_said "longer than 1m"
done
