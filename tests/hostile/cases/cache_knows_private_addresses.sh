# What may not be asked is not believed from a cache either, whoever wrote it.
for url in http://127.0.0.1:8080/x http://10.1.2.3/x http://169.254.169.254/latest/meta-data/ "http://localhost/x"; do
    pages input.ttl "$url"
    cache_of "$url" "$good_answer" > links.json
    for more in "" --offline; do
        # shellcheck disable=SC2086
        katalog check-links input.ttl --cache links.json --deadline 20s $more
        expect_status 1
        expect_said links/private
    done
    ! grep --quiet --fixed-strings "$url" links.json || [ "$more" = --offline ] || fail "$url is kept"
done
# Nor a way that leads there.
pages input.ttl https://a.example/x
cache_of http://10.1.2.3/x "$good_answer" |
    sed 's|"links":{"http://10.1.2.3/x"|"links":{"https://a.example/x"|; s|"hops":\[\]|"hops":[{"from":"https://a.example/x","status":302}]|' > links.json
katalog check-links input.ttl --cache links.json --offline
expect_said "1 are not in the cache"
# Nor a name that leads there today: this machine's own, where it has one.
own="$(hostname 2>/dev/null || true)"
if getent hosts "$own" 2>/dev/null | grep --quiet --extended-regexp '^(127|10|172\.(1[6-9]|2[0-9]|3[01])|192\.168)\.'; then
    pages input.ttl "http://$own/x"
    cache_of "http://$own/x" "$good_answer" > links.json
    katalog check-links input.ttl --cache links.json --deadline 20s
    expect_status 1
    expect_said links/private
fi
