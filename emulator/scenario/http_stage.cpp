#include "scenario/http_stage.h"

#include <map>
#include <mutex>

#include "base/digest.h"
#include "base/encoding.h"
#include "http/client.h"
#include "http/serve_gateway.h"
#include "http/server.h"
#include "model/json.h"
#include "scenario/backlot_stage.h"
#include "sigv4/sign.h"
#include "wire/wire.h"

namespace backlot::scenario {

namespace {

constexpr std::string_view place_header = "x-backlot-place";

// Where the callers sit, by a number that travels with each request.
class Places {
  public:
    std::string add(identity::Origin origin) {
        const std::scoped_lock lock(mutex_);
        auto name = std::to_string(++count_);
        places_.insert_or_assign(name, std::move(origin));
        return name;
    }
    void remove(const std::string& name) {
        const std::scoped_lock lock(mutex_);
        places_.erase(name);
    }
    void put(const gateway::Head& head, identity::Origin& origin) const {
        for (const auto& [name, value] : head.headers) {
            if (name != place_header) continue;
            const std::scoped_lock lock(mutex_);
            const auto found = places_.find(value);
            if (found == places_.end()) return;
            auto put = found->second;
            put.host = origin.host;
            put.content_sha256 = origin.content_sha256;
            put.user_agent = origin.user_agent;
            origin = std::move(put);
        }
    }

  private:
    mutable std::mutex mutex_;
    std::map<std::string, identity::Origin> places_;
    std::uint64_t count_ = 0;
};

sigv4::Dialect dialect_of(const model::Service& service) {
    return service.signing_name == "s3" ? sigv4::Dialect::s3 : sigv4::Dialect::query;
}

std::string request_id_of(const http::ClientResponse& response) {
    for (const auto* name : {"x-amz-request-id", "x-amzn-requestid"})
        if (const auto* value = response.header(name)) return *value;
    return {};
}

class HttpStage final : public Stage {
  public:
    HttpStage(std::filesystem::path fixtures, std::filesystem::path journals, std::shared_ptr<Places> places,
              std::unique_ptr<Backlot> backlot)
        : fixtures_(std::move(fixtures)), journals_(std::move(journals)), places_(std::move(places)),
          backlot_(std::move(backlot)) {}

    ~HttpStage() override {
        if (server_) server_->stop();
        if (backlot_) (void)backlot_->journal().flush();
    }

    Result<> open(const Opening& opening) override {
        BACKLOT_TRY(options, backlot_options(opening, fixtures_, journals_));
        options.place = [places = places_](const gateway::Head& head, identity::Origin& origin) {
            places->put(head, origin);
        };
        BACKLOT_TRY(opened, Backlot::open(options));
        backlot_ = std::move(opened);
        return {};
    }

    Outcome call(const Caller& caller, std::string_view service, std::string_view operation, const Json& input,
                 const Origin& from) override {
        if (caller.name.starts_with("service:")) {
            return call_in_process(*backlot_, caller, service, operation, input, from);
        }
        auto made = send(caller, service, operation, input, from);
        if (made) return std::move(*made);
        Outcome outcome;
        outcome.error = std::move(made.error());
        return outcome;
    }

    void advance(std::chrono::milliseconds by) override {
        backlot_->advance(by);
        keys_.clear();  // sessions expire by this clock
    }

    std::optional<Result<Decision>> decide(const Caller& caller, std::string_view action, std::string_view resource,
                                           const Json& context, const Origin& from) override {
        return decide_on(*backlot_, caller, action, resource, context, from);
    }

    std::unique_ptr<Stage> fork() override {
        return std::make_unique<HttpStage>(fixtures_, journals_, backlot_ ? places_ : std::make_shared<Places>(),
                                           backlot_ ? backlot_->fork() : nullptr);
    }

  private:
    Result<> serve() {
        if (server_) return {};
        auto factory = http::serve_gateway(backlot_->gateway(), [this] { (void)backlot_->journal().flush(); });
        BACKLOT_TRY(server, http::Server::start({.port = 0, .threads = 1}, std::move(factory)));
        server_ = std::move(server);
        client_ = std::make_unique<http::Client>(http::ClientOptions{.port = server_->port()});
        return {};
    }

    // The caller's keys: kept while the clock stands, so that a session is one session.
    Result<std::optional<sigv4::Credentials>> credentials(const Caller& caller, const Origin& from) {
        if (caller.name == "anonymous") return std::nullopt;
        BACKLOT_TRY(principal, caller_of(*backlot_, caller, from));  // the same refusals as in process
        std::string key = caller.name + "\n" + from.session_name + "\n" + from.session_policy + "\n" +
                          from.source_identity + "\n" + (from.mfa ? "mfa" : "");
        for (const auto& arn : from.session_policy_arns) key += "\n" + arn;
        for (const auto& [name, value] : from.session_tags) key += "\n" + name + "=" + value;
        key += "\n" + principal.unique_id;  // a role made anew under its name has sessions of its own
        auto found = keys_.find(key);
        if (found == keys_.end()) {
            BACKLOT_TRY(keys, backlot_->keys(caller.name, session_of(from, backlot_->now())));
            found = keys_.emplace(key, std::move(keys)).first;
        }
        const auto& keys = found->second;
        return sigv4::Credentials{.access_key_id = keys.access_key_id,
                                  .secret = keys.secret,
                                  .session_token = keys.token.empty() ? std::nullopt : std::optional(keys.token)};
    }

    http::ClientRequest signed_request(wire::Request request, const model::Service& service, const std::string& region,
                                       const std::optional<sigv4::Credentials>& credentials) {
        request.headers.emplace_back("host", "127.0.0.1:" + std::to_string(server_->port()));
        const bool is_s3 = service.signing_name == "s3";
        if (is_s3 && !request.body.empty()) {
            request.headers.emplace_back("content-md5", base64(digest(Algorithm::md5, request.body)));
        }
        const std::string target = request.path + (request.query.empty() ? "" : "?" + request.query);
        if (credentials) {
            const auto added = sigv4::sign(sigv4::message_of(request.method, target, request.headers), *credentials,
                                           {.time = std::chrono::floor<std::chrono::seconds>(clock::wall_now()),
                                            .region = region,
                                            .service = std::string(service.signing_name),
                                            .dialect = dialect_of(service),
                                            .payload = sha256_hex(request.body)});
            request.headers.insert(request.headers.end(), added.begin(), added.end());
        }
        return {.method = request.method, .target = target, .headers = request.headers, .body = request.body};
    }

    Result<Outcome> send(const Caller& caller, std::string_view service_name, std::string_view operation,
                         const Json& input, const Origin& from) {
        const auto* service = backlot_->kernel().find_service(service_name);
        const kernel::Operation* row = nullptr;
        if (service != nullptr)
            for (const auto& one : service->operations)
                if (one.model->name == operation) row = &one;
        // Without shapes there are no bytes: the refusal is the same from within.
        if (row == nullptr || !row->is_implemented()) {
            return call_in_process(*backlot_, caller, service_name, operation, input, from);
        }
        BACKLOT_CHECK(serve());
        BACKLOT_TRY(keys, credentials(caller, from));
        const auto object = row->make_input();
        BACKLOT_CHECK(model::from_json(*row->model->input, object.get(), input));
        BACKLOT_TRY(unsigned_request, wire::encode_request(*service->model, *row->model, object.get()));
        if (!from.user_agent.empty()) unsigned_request.headers.emplace_back("user-agent", from.user_agent);
        auto request = signed_request(std::move(unsigned_request), *service->model, region_of(from), keys);
        const auto place = places_->add(origin_of(from));
        request.headers.emplace_back(place_header, place);
        auto answered = client_->send(request);
        places_->remove(place);
        if (!answered) return std::unexpected(answered.error());

        Outcome outcome;
        outcome.request_id = request_id_of(*answered);
        const auto output = row->make_output();
        const wire::Response response{.status = answered->status, .headers = answered->headers, .body = answered->body};
        auto decoded = wire::decode_response(*service->model, *row->model, response, output.get());
        if (decoded) outcome.output = model::to_json(*row->model->output, output.get());
        else outcome.error = std::move(decoded.error());
        if (const auto entry = backlot_->journal().find(outcome.request_id)) {
            const auto snapshot = backlot_->branch()->snapshot();
            std::vector<Decision> decisions;
            for (const auto& check : entry->checks) decisions.push_back(decision_of(*snapshot, check));
            add_decisions(outcome, std::move(decisions));
        }
        return outcome;
    }

    std::filesystem::path fixtures_;
    std::filesystem::path journals_;
    std::shared_ptr<Places> places_;
    std::unique_ptr<Backlot> backlot_;
    std::unique_ptr<http::Server> server_;
    std::unique_ptr<http::Client> client_;
    std::map<std::string, Keys> keys_;
};

}  // namespace

std::unique_ptr<Stage> http_stage(const std::filesystem::path& fixtures, const std::filesystem::path& journals) {
    return std::make_unique<HttpStage>(fixtures, journals, std::make_shared<Places>(), nullptr);
}

}  // namespace backlot::scenario
