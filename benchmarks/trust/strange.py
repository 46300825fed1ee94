"""What scanners and strangers put into requests."""

from __future__ import annotations

STRANGE = (
    "", "0", "-1", "1e999", "99999999999999999999", "abc", "%27", "%22", "%00", "%FF", "%C3", "%zz", "%",
    "{}", "[]", "[1]", '{"a":1}', "null", "true", "../../etc/passwd", "%2e%2e%2f", "' or 1=1--", "%0d%0aX:y",
    "a" * 3000, "ă" * 100, "%E2%80%AE", "%F0%9F%98%80", "{{7*7}}", "<script>", "*", '"', '""', '"a', "a*",
    "AND", "NEAR(a b)", "a:b", "(", "-", "~27", "~ZZ", "+", "=1", "1,2,3", "1.5", "Infinity", "2025-13-45",
    "0x10", "%25", "\\", "|", ";",
)  # fmt: skip
METHODS = (
    "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "HEAD", "PROPFIND", "get", "GETT",
    "M-SEARCH", "__INIT__", "RENDER", "DATA", "REDIRECT", "AS_CSV", "DS", "NAME", "A" * 200,
)  # fmt: skip
HOSTS = (
    "[::1", "::1]", "[", "]", "[]", "a b", "", "a" * 300, "é", "localhost:abc", "localhost:999999", "a,b",
    "a/b", "a?b", "@", "user:pass@host", "%00", "[::1]:8001", "127.0.0.1", "[v1.x]", "a\\b", "<script>", "#",
    "\xff", "xn--", ".", "..",
)  # fmt: skip
COOKIES = (
    "\xff\xfe", "a=\xc3", "ds_actor=x", "ds_messages=x", "ds_actor=\xff", "=", ";;;", "a", "a=b; a=c",
    "$Version=1", "a" * 5000, 'a="\\377"', "ds_csrftoken=x", "expires=1", "Path=/", "a[b]=c", "é=1", "a=\t",
    "ds_messages=W10.abc", "HttpOnly", "path",
)  # fmt: skip
HEADERS = (
    ("Range", "bytes=0-10"), ("Range", "bytes=9999999-"), ("Range", "x"), ("Range", "bytes=-"),
    ("If-None-Match", "*"), ("If-None-Match", '"'), ("If-None-Match", "W/\"x\", y"),
    ("If-Modified-Since", "abc"), ("Accept", "application/xml"), ("Accept", ";q=9"),
    ("Accept-Language", "\xff"), ("Accept-Encoding", "*;q=x"), ("Content-Type", "multipart/form-data"),
    ("Authorization", "Bearer x"), ("Authorization", "Bearer dstok_x"), ("Authorization", "\xff"),
    ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Connection", "x, close"),
    ("Expect", "100-continue"), ("Expect", "x"), ("X-Forwarded-For", "x, \xff"),
    ("X-Forwarded-Proto", "ftp"), ("X-Forwarded-Host", "[::1"), ("Origin", "null"), ("X-CSRFToken", "\xff"),
    ("Referer", "\xff"), ("User-Agent", ""), ("X-Empty", ""), ("X-Long", "a" * 9000),
    ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "gzip"), ("Content-Length", "5"),
    ("Content-Length", "-1"), ("Content-Length", "x"), ("Content-Length", "0"), ("TE", "trailers"),
    ("HTTP2-Settings", "x"), ("Sec-Fetch-Mode", "x"),
)  # fmt: skip
BODIES = (
    (("Content-Length", "100"),), (("Content-Length", "3"),), (("Transfer-Encoding", "chunked"),),
    (("Transfer-Encoding", "chunked"), ("Content-Length", "5")),
    (("Content-Length", "5"), ("Content-Length", "6")), (("Content-Length", "99999999999999999999"),),
    (("Content-Length", "5"), ("Expect", "100-continue")),
)  # fmt: skip
GARBAGE = (
    b"", b"abc", b"zz\r\nabc\r\n", b"5\r\nab", b"0\r\n\r\n", b"-1\r\n\r\n", b"ffffffffffff\r\n",
    b"\xff" * 50, b"a=b&c=\xff", b"GET / HTTP/1.1\r\n\r\n",
)  # fmt: skip
TABLE_PARAMETERS = (
    "_sort", "_sort_desc", "_size", "_next", "_shape", "_facet", "_facet_array", "_facet_date",
    "_facet_size", "_where", "_through", "_search", "_searchmode", "_search_name", "_search_text",
    "_fts_table", "_fts_pk", "_col", "_nocol", "_columns", "_labels", "_label", "_nl", "_json",
    "_json_infinity", "_ttl", "_trace", "_timelimit", "_stream", "_dl", "_header", "_nofacet", "_nocount",
    "_nosuggest", "_extra", "_blob_column", "_blob_hash", "_context", "_rest", "_filter_column",
    "_filter_op", "_filter_value", "_filter_column_1", "_sort_by_desc", "_show_hidden", "sql", "_hide_sql",
    "_show_sql", "_row",
)  # fmt: skip
OPERATIONS = (
    "exact", "not", "contains", "endswith", "startswith", "gt", "gte", "lt", "lte", "like", "notlike",
    "glob", "in", "notin", "arraycontains", "arraynotcontains", "date", "isnull", "notnull", "isblank",
    "notblank", "x", "",
)  # fmt: skip
SHAPES = (
    "arrays", "objects", "array", "object", "arrayfirst", "x", "",
)  # fmt: skip
FORMATS = (
    "", ".json", ".csv", ".jsono", ".blob", ".db", ".xml", ".html", ".JSON", ".", "..", ".json.json",
    ".csv/",
)  # fmt: skip
RAW = (
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /\xc4\x83 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET evil HTTP/1.1\r\nHost: x\r\n\r\n", b"GET //evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET ?a=1 HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff\xfe\xfd\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nX\r\n\r\n", b"GET /#a HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET \\ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 3000 + b"\r\n",
    b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http:// HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\nHost: x\n\n",
)  # fmt: skip
PAGES = (
    "/", "/tim-kiem", "/so-sanh", "/so-sanh.csv", "/so-sanh.svg", "/quyetdinh", "/quyetdinh.json",
    "/-/versions", "/assets/site.css", "/-/metadata.json", "/-/static/app.css", "/favicon.ico",
    "/-/actor.json",
)  # fmt: skip
HIDDEN_TABLES = ("sqlite_master", "members_fts", "decisions_fts_data", "_run", "sqlite_stat1")
INTERNAL_PAGES = ("x", "static", "static/", "plugins.json", "config", "threads", "allow-debug", "logout")
BROKEN_QUERIES = (
    "&=&&", "%", "%zz", "%FF=%FF", "=", "a", "a=b;c=d", "&" * 500, "a=1&" * 200, "a" * 20000, "?", "#",
    "%00=%00", "a[]=1", "_next=%00", "q=" + "%22" * 3000, "q=" + "(" * 500, "_sort=" + "a" * 5000,
)  # fmt: skip
