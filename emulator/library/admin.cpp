#include "library/admin.h"

#include <charconv>
#include <memory>

#include "base/digest.h"
#include "base/encoding.h"
#include "clock/format.h"
#include "identity/records.h"
#include "library/why.h"

namespace backlot::library {

namespace {

constexpr std::string_view prefix = "/_backlot/";
constexpr std::size_t journal_page = 1000;

wire::Response json_response(int status, const Json& json) {
    wire::Response response;
    response.status = status;
    response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    response.body = json.dump() + "\n";
    return response;
}

wire::Response refusal(int status, std::string_view message) {
    return json_response(status, Json::object({{"error", std::string(message)}}));
}

// A page of another site in the user's browser may reach the loopback: neither Host nor Origin would be ours then.
bool is_cross_site(const wire::Request& request) {
    const auto is_ours = [](std::string_view host) {
        if (const auto scheme = host.find("://"); scheme != std::string_view::npos) host.remove_prefix(scheme + 3);
        const auto bracket = host.rfind(']');
        if (const auto colon = host.rfind(':'); colon != host.npos && (bracket == host.npos || colon > bracket)) {
            host = host.substr(0, colon);
        }
        // An address, not a name that begins like one: 127.0.0.1.example.com is somebody's.
        const bool is_address = host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos;
        return host == "localhost" || host.ends_with(".localhost") || is_address || host == "[::1]";
    };
    const auto* origin = request.header("origin");
    const auto* host = request.header("host");
    return (origin != nullptr && !is_ours(*origin)) || host == nullptr || !is_ours(*host);
}

std::string query_value(const wire::Request& request, std::string_view name) {
    std::string_view left = request.query;
    while (!left.empty()) {
        const auto end = left.find('&');
        const auto pair = left.substr(0, end);
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) == name && equals != std::string_view::npos) return uri_decode(pair.substr(equals + 1));
        if (end == std::string_view::npos) break;
        left.remove_prefix(end + 1);
    }
    return {};
}

std::int64_t number_or(const std::string& text, std::int64_t otherwise) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

class Admin {
  public:
    Admin(Backlot& backlot, AdminHooks hooks) : backlot_(backlot), hooks_(std::move(hooks)) {}

    wire::Response answer(const wire::Request& request) {
        const auto path = std::string_view(request.path).substr(prefix.size());
        if (path == "health") {
            return json_response(200, Json::object({{"status", "ok"}, {"version", BACKLOT_VERSION}}));
        }
        if (is_cross_site(request)) return refusal(403, "requests from another site are refused");
        const auto* token = request.header("authorization");
        if (token == nullptr || !equal_in_constant_time(*token, "Bearer " + hooks_.token)) {
            return refusal(401, "the token is missing or wrong");
        }
        auto done = route(path, request);
        if (!done) return json_response(400, Json::object({{"error", done.error().message}, {"code", done.error().code}}));
        return json_response(200, *done);
    }

  private:
    Result<Json> route(std::string_view path, const wire::Request& request) {
        if (path == "keys") return keys(request);
        if (path == "advance") return advance(request);
        if (path == "journal") return journal(request);
        if (path == "why") return why(request);
        if (path == "status") return status();
        if (path == "fork" && hooks_.fork) return hooks_.fork();
        if (path == "reset" && hooks_.reset) return hooks_.reset();
        return fail("NotFound", "there is no " + std::string(path));
    }

    Result<Json> keys(const wire::Request& request) {
        BACKLOT_TRY(keys, backlot_.keys(query_value(request, "as")));
        Json json = Json::object({{"AccessKeyId", keys.access_key_id}, {"SecretAccessKey", keys.secret}});
        if (!keys.token.empty()) json.set("SessionToken", keys.token);
        // SDKs compare with the machine's clock: wall time plus the remaining virtual life.
        if (keys.expires) json.set("Expiration", clock::iso8601(clock::wall_now() + (*keys.expires - backlot_.now())));
        return json;
    }

    Result<Json> advance(const wire::Request& request) {
        if (!backlot_.is_virtual()) {
            return fail("WallClock", "this server lives by the wall clock: start it with --clock virtual");
        }
        const auto by = number_or(query_value(request, "ms"), -1);
        if (by < 0) return fail("InvalidArgument", "ms must be a whole number of milliseconds");
        backlot_.advance(std::chrono::milliseconds(by));
        return Json::object({{"now", clock::iso8601(backlot_.now())}});
    }

    Result<Json> journal(const wire::Request& request) {
        const auto after = query_value(request, "after");
        const auto limit = static_cast<std::size_t>(number_or(query_value(request, "limit"), 20));
        auto entries = after.empty() ? backlot_.journal().tail(std::min(limit, journal_page))
                                     : backlot_.journal().after(static_cast<std::uint64_t>(number_or(after, 0)), journal_page);
        Json list = Json::array();
        for (const auto& entry : entries) list.push_back(entry_json(entry));
        return Json::object({{"newest", backlot_.journal().newest()}, {"entries", list}});
    }

    Result<Json> why(const wire::Request& request) {
        const auto entry = backlot_.journal().find(query_value(request, "id"));
        if (!entry) return fail("NoSuchRequest", "the journal has no request of that id");
        return why_json(backlot_.journal(), *entry);
    }

    Result<Json> status() {
        const auto snapshot = backlot_.branch()->snapshot();
        std::size_t accounts = 0;
        store::scan(*snapshot, identity::accounts, [&](const identity::Account&) { ++accounts; });
        Json json = Json::object({{"version", BACKLOT_VERSION},
                                  {"clock", backlot_.is_virtual() ? "virtual" : "wall"},
                                  {"now", clock::iso8601(backlot_.now())},
                                  {"accounts", static_cast<std::uint64_t>(accounts)},
                                  {"revision", backlot_.branch()->revision()},
                                  {"calls", backlot_.journal().newest()}});
        Json rules = Json::array();
        for (const auto& rule : backlot_.kernel().unexecuted_rules()) {
            rules.push_back(Json::object({{"service", rule.service},
                                          {"resource", rule.resource},
                                          {"rule", rule.rule},
                                          {"missing", rule.missing}}));
        }
        json.set("rulesNotExecuted", rules);
        if (hooks_.status) {
            BACKLOT_TRY(more, hooks_.status());
            for (const auto& [name, value] : more.as_object()) json.set(name, value);
        }
        return json;
    }

    Backlot& backlot_;
    AdminHooks hooks_;
};

}  // namespace

void add_admin_api(Backlot& backlot, AdminHooks hooks) {
    auto admin = std::make_shared<Admin>(backlot, std::move(hooks));
    backlot.gateway().add_endpoint(
        {.name = "admin",
         .matches = [](const gateway::Head& head) { return head.target.starts_with(prefix); },
         .answer = [admin](gateway::Gateway&, const gateway::Head&, wire::Request& request) {
             return admin->answer(request);
         }});
}

}  // namespace backlot::library
