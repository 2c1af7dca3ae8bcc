#include "services/logs/insights/run.h"

#include <catch2/catch.hpp>

using namespace backlot;
using namespace backlot::logs::insights;

namespace {

constexpr std::int64_t minute_ms = 60'000;

struct Said {
    std::int64_t time = 0;
    std::string message;
};

// The rows of a query over these events, each "field=value ...", without @ptr.
std::vector<std::string> ask(std::string_view text, const std::vector<Said>& events) {
    const auto query = parse_query(text);
    INFO(text << (query ? "" : ": " + query.error().message));
    REQUIRE(query);
    auto at = events.size();
    const Source source{.next = [&]() -> std::optional<Row> {
                            if (at == 0) return std::nullopt;
                            const auto& event = events[--at];
                            std::map<std::string, Value, std::less<>> fields;
                            fields["@timestamp"] = Instant{event.time};
                            fields["@message"] = event.message;
                            fields["@ptr"] = std::string("ptr");
                            return Row(std::move(fields));
                        },
                        .now = 10 * minute_ms};
    std::vector<std::string> rows;
    for (const auto& row : run(*query, source).rows) {
        std::string line;
        for (const auto& [field, value] : row) {
            if (field != "@ptr") line += (line.empty() ? "" : " ") + field + "=" + value;
        }
        rows.push_back(std::move(line));
    }
    return rows;
}

// What one expression comes to in an event.
std::string value(const std::string& expression, const std::string& message = "{}") {
    const auto rows = ask("fields " + expression + " as x | display x", {{0, message}});
    return rows.at(0).empty() ? "" : rows.at(0).substr(2);
}

using Rows = std::vector<std::string>;

const std::vector<Said> requests{
    {0 * minute_ms, R"({"path":"/a","status":200,"took":10,"user":"ana"})"},
    {1 * minute_ms, R"({"path":"/b","status":500,"took":200,"user":"bo"})"},
    {4 * minute_ms, R"({"path":"/a","status":404,"took":30})"},
    {6 * minute_ms, R"({"path":"/b","status":200,"took":40,"user":"ana"})"},
};

}  // namespace

TEST_CASE("Totals of a query", "[logs]") {
    const std::vector<Said> bought{{0, R"({"name":"a","price":10,"tax":2})"}, {1, R"({"name":"b","price":20.5,"tax":"4"})"}};
    SECTION("a column for each row") {
        CHECK(ask("fields name, price, tax | addtotals", bought) == Rows{"name=b price=20.5 tax=4 Total=24.5", "name=a price=10 tax=2 Total=12"});
        CHECK(ask("fields price, tax | addtotals fieldname=All tax", bought) == Rows{"price=20.5 tax=4 All=4", "price=10 tax=2 All=2"});
    }
    SECTION("a row for each column") {
        CHECK(ask("fields price, tax | addtotals row=false col=true", bought) == Rows{"price=20.5 tax=4", "price=10 tax=2", "price=30.5 tax=6"});
        CHECK(ask("stats sum(price) as p by name | sort name | addtotals row=false col=true p", bought) == Rows{"name=a p=10", "name=b p=20.5", "p=30.5"});
    }
    SECTION("moments are no numbers, and options must be known") {
        CHECK(ask("fields @timestamp, name | addtotals", bought).front() == "@timestamp=1970-01-01 00:00:00.001 name=b");
        CHECK(parse_query("fields a | addtotals rows=true").error().code == "MalformedQueryException");
        CHECK(parse_query("fields a | addtotals row=1").error().code == "MalformedQueryException");
    }
}

TEST_CASE("Queries: fields, display, filter, sort, limit, dedup", "[logs]") {
    SECTION("without a choice a row has its time and message, the newest first") {
        const auto rows = ask("limit 1", requests);
        CHECK(rows == Rows{R"(@timestamp=1970-01-01 00:06:00.000 @message={"path":"/b","status":200,"took":40,"user":"ana"})"});
    }
    SECTION("fields add up, display chooses alone; what has no value is left out") {
        CHECK(ask("fields path | fields user | limit 2", requests) == Rows{"path=/b user=ana", "path=/a"});
        CHECK(ask("fields path, took * 2 as twice | display twice | limit 1", requests) == Rows{"twice=80"});
        CHECK(ask("fields took + 1 | limit 1", requests) == Rows{"took + 1=41"});
    }
    SECTION("comparisons are of numbers where both are, else of texts") {
        CHECK(ask("filter status >= 404 | fields status", requests) == Rows{"status=404", "status=500"});
        CHECK(ask("filter path = '/a' and status = 200 | fields took", requests) == Rows{"took=10"});
        CHECK(ask("filter took > 9 | fields took | sort took", requests) == Rows{"took=10", "took=30", "took=40", "took=200"});
        CHECK(ask("filter user != 'ana' | fields user", requests) == Rows{"user=bo"});
        CHECK(ask("filter not ispresent(user) | fields path", requests) == Rows{"path=/a"});
    }
    SECTION("like, =~ and in") {
        CHECK(ask("filter @message like /\"status\":[45]/ | fields status", requests) == Rows{"status=404", "status=500"});
        CHECK(ask("filter @message like 'bo' | fields user", requests) == Rows{"user=bo"});
        CHECK(ask("filter user not like 'bo' | stats count(*)", requests) == Rows{"count(*)=3"});
        CHECK(ask("filter path =~ /^\\/b$/ | stats count(*)", requests) == Rows{"count(*)=2"});
        CHECK(ask("filter status in [404, 500] | stats count(*)", requests) == Rows{"count(*)=2"});
        CHECK(ask("filter status not in [404, 500] | stats count(*)", requests) == Rows{"count(*)=2"});
    }
    SECTION("or binds least") {
        CHECK(ask("filter status = 200 and user = 'bo' or status = 404 | fields status", requests) == Rows{"status=404"});
        CHECK(ask("filter status = 200 and (user = 'ana' or status = 404) | fields took", requests) == Rows{"took=40", "took=10"});
    }
    SECTION("sort is stable, by several columns, each with its direction") {
        CHECK(ask("fields path, took | sort path desc, took asc", requests) ==
              Rows{"path=/b took=40", "path=/b took=200", "path=/a took=10", "path=/a took=30"});
        CHECK(ask("fields user | sort user", requests) == Rows{"", "user=ana", "user=ana", "user=bo"});
    }
    SECTION("dedup keeps the first, and what has no value") {
        CHECK(ask("fields user, took | dedup user", requests) == Rows{"user=ana took=40", "took=30", "user=bo took=200"});
        CHECK(ask("fields took | sort took | dedup path | limit 1", requests) == Rows{"took=10"});
    }
    SECTION("comments and line ends are passed over") {
        CHECK(ask("# all of them\nfields took # this\n| limit 1", requests) == Rows{"took=40"});
    }
}

TEST_CASE("Queries: stats", "[logs]") {
    SECTION("over all, or by a field") {
        CHECK(ask("stats count(*), sum(took) as s, avg(took), min(took), max(took)", requests) ==
              Rows{"count(*)=4 s=280 avg(took)=70 min(took)=10 max(took)=200"});
        CHECK(ask("stats count(*) as n by path | sort n desc, path", requests) == Rows{"path=/a n=2", "path=/b n=2"});
        CHECK(ask("stats count(user), count_distinct(user)", requests) == Rows{"count(user)=3 count_distinct(user)=2"});
    }
    SECTION("by periods of time") {
        CHECK(ask("stats count(*) by bin(5m)", requests) ==
              Rows{"bin(5m)=1970-01-01 00:05:00.000 count(*)=1", "bin(5m)=1970-01-01 00:00:00.000 count(*)=3"});
        CHECK(ask("stats sum(took) as s by bin(5m) as t, path | sort t asc, path asc | limit 2", requests) ==
              Rows{"t=1970-01-01 00:00:00.000 path=/a s=40", "t=1970-01-01 00:00:00.000 path=/b s=200"});
    }
    SECTION("percentiles, deviation, earliest and latest") {
        CHECK(ask("stats pct(took, 50), pct(took, 95), median(took)", requests) == Rows{"pct(took, 50)=30 pct(took, 95)=200 median(took)=30"});
        CHECK(ask("filter took < 100 and took != 30 | stats stddev(took)", requests) == Rows{"stddev(took)=15"});
        CHECK(ask("stats earliest(took), latest(took), sortsFirst(user), sortsLast(user)", requests) ==
              Rows{"earliest(took)=10 latest(took)=40 sortsFirst(user)=ana sortsLast(user)=bo"});
    }
    SECTION("in expressions, and sorted by their own text") {
        CHECK(ask("stats sum(took) / count(*) as mean by path | sort mean", requests) == Rows{"path=/a mean=20", "path=/b mean=120"});
        CHECK(ask("stats count(*) by status | sort count(*) desc | limit 1", requests) == Rows{"status=200 count(*)=2"});
    }
    SECTION("a second one works on the rows of the first") {
        CHECK(ask("stats count(*) as n by status | stats max(n), count(*)", requests) == Rows{"max(n)=2 count(*)=3"});
        CHECK_FALSE(parse_query("stats count(*) | stats count(*) | stats count(*)"));
    }
    SECTION("of no event there is no row") { CHECK(ask("stats count(*)", {}).empty()); }
}

TEST_CASE("Queries: parse", "[logs]") {
    const std::vector<Said> lines{{0, "user=ana took=12 ms [x]"}, {1, "nothing"}};

    SECTION("a glob gives each asterisk its name, the last one the rest") {
        CHECK(ask(R"(parse @message "user=* took=* ms *" as who, took, rest | display who, took, rest)", lines) ==
              Rows{"", "who=ana took=12 rest=[x]"});
        CHECK(ask("parse 'took=* ms' as took | filter took > 10 | display took", lines) == Rows{"took=12"});
    }
    SECTION("an expression gives its named groups") {
        CHECK(ask("parse @message /user=(?<who>\\w+) took=(?<took>\\d+)/ | filter ispresent(who) | display who, took", lines) ==
              Rows{"who=ana took=12"});
    }
    SECTION("what was parsed can be parsed again, and is shown beside the message") {
        CHECK(ask("parse @message 'user=*' as rest | parse rest '* took' as who | filter who = 'ana' | limit 1", lines) ==
              Rows{"@timestamp=1970-01-01 00:00:00.000 @message=user=ana took=12 ms [x] rest=ana took=12 ms [x] who=ana"});
    }
}

TEST_CASE("Queries: values and functions", "[logs]") {
    SECTION("arithmetic, with its order") {
        CHECK(value("1 + 2 * 3 ^ 2") == "19");
        CHECK(value("(1 + 2) * 3 - 10 % 4") == "7");
        CHECK(value("7 / 2") == "3.5");
        CHECK(value("1 / 0").empty());
        CHECK(value("-2 + 1") == "-1");
        CHECK(value("a + 1", R"({"a":"x"})").empty());
    }
    SECTION("numbers") {
        CHECK(value("abs(-2)") == "2");
        CHECK(value("ceil(1.2) + floor(1.8)") == "3");
        CHECK(value("greatest(1, 10, 9)") == "10");
        CHECK(value("least(1, 10, 9)") == "1");
        CHECK(value("sqrt(9)") == "3");
        CHECK(value("log(1)") == "0");
    }
    SECTION("texts") {
        CHECK(value("concat('a', 1, 'b')") == "a1b");
        CHECK(value("strlen('\xC3\xA9" "a')") == "2");
        CHECK(value("toupper('a')") + value("tolower('B')") == "Ab");
        CHECK(value("substr('abcdef', 2)") == "cdef");
        CHECK(value("substr('abcdef', 2, 3)") == "cde");
        CHECK(value("replace('a-b-c', '-', '+')") == "a+b+c");
        CHECK(value("strcontains('abc', 'bc')") == "1");
        CHECK(value("trim('  a ')") == "a");
        CHECK(value("ltrim('xxay', 'x')") == "ay");
        CHECK(value("rtrim('ayy', 'y')") == "a");
        CHECK(value("isempty('')") == "1");
        CHECK(value("isblank(' ')") == "1");
        CHECK(value("isempty(nothing)") == "1");
        CHECK(value("coalesce(nothing, 'x')") == "x");
    }
    SECTION("moments") {
        CHECK(value("fromMillis(60000)") == "1970-01-01 00:01:00.000");
        CHECK(value("toMillis(fromMillis(61000))") == "61000");
        CHECK(value("datefloor(fromMillis(61000), 1m)") == "1970-01-01 00:01:00.000");
        CHECK(value("dateceil(fromMillis(61000), 1m)") == "1970-01-01 00:02:00.000");
        CHECK(value("dateceil(fromMillis(60000), 1m)") == "1970-01-01 00:01:00.000");
        CHECK(value("datefloor(fromMillis(5000000000), 1mo)") == "1970-02-01 00:00:00.000");
        CHECK(value("datefloor(fromMillis(5000000000), 1y)") == "1970-01-01 00:00:00.000");
        CHECK(value("now()") == "600");
    }
    SECTION("JSON: fields by their path, and documents inside texts") {
        const std::string event = R"({"a":{"b":[1,{"c":"x"}]},"k.l":2,"text":"{\"deep\":{\"er\":true}}","none":null})";
        CHECK(value("a.b.0", event) == "1");
        CHECK(value("a.b.1.c", event) == "x");
        CHECK(value("`k.l`", event) == "2");
        CHECK(value("none", event).empty());
        CHECK(ask("fields jsonParse(text) as t | display t.deep.er", {{0, event}}) == Rows{"t.deep.er=true"});
        CHECK(value("jsonStringify(a)", event) == R"({"b":[1,{"c":"x"}]})");
    }
    SECTION("addresses") {
        CHECK(value("isValidIp('10.0.0.1')") + value("isValidIpv6('10.0.0.1')") + value("isValidIpv6('::1')") == "101");
        CHECK(value("isIpInSubnet('10.1.2.3', '10.0.0.0/8')") == "1");
        CHECK(value("isIpv4InSubnet('11.1.2.3', '10.0.0.0/8')") == "0");
        CHECK(value("isIpv6InSubnet('2001:db8::1', '2001:db8::/33')") == "1");
        CHECK(value("isIpInSubnet('10.1.2.3', 'x')") == "0");
    }
}
