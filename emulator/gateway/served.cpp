// What services serve beside AWS's operations, inside the walk of a request.
#include "gateway/intake.h"

namespace backlot::gateway {

namespace {

wire::Response response_of(kernel::EndpointResponse from, bool is_head) {
    wire::Response response{.status = from.status, .headers = std::move(from.headers), .body = std::move(from.body),
                            .stream = std::move(from.stream)};
    if (is_head) {  // as long as a GET's would be
        const auto size = response.stream ? response.stream->size : response.body.size();
        response.headers.emplace_back("Content-Length", std::to_string(size));
        response.body.clear();
        response.stream.reset();
    }
    return response;
}

}  // namespace

std::optional<wire::Response> Transaction::begin_served() {
    served_request_ = {.method = request_.method,
                       .host = {},
                       .path = request_.path,
                       .query = request_.query,
                       .headers = request_.headers,
                       .remote_ip = head_.remote_ip,
                       .network = head_.network,
                       .is_tls = head_.is_tls};
    if (const auto* host = request_.header("host")) served_request_.host = *host;
    if (served_->streams == nullptr || !served_->streams(served_request_.method, served_request_.path)) return std::nullopt;
    if (served_->admit != nullptr) {
        if (auto refused = served_->admit(gateway_.kernel(), served_request_)) {
            const bool is_head = head_.method == "HEAD";
            reset();
            return response_of(std::move(*refused), is_head);
        }
    }
    intake_ = std::make_unique<Intake>();
    intake_->sha256.emplace(Algorithm::sha256);
    return std::nullopt;
}

Result<wire::Response> Transaction::answer_served() {
    if (intake_) {
        auto& in = *intake_;
        auto& payload = served_request_.stream;
        payload.size = in.size;
        if (in.blob) {
            BACKLOT_TRY(id, in.blob->finish());
            payload.blob = id;
        } else {
            payload.bytes = std::move(in.small);
        }
        payload.digests["SHA256"] = in.sha256->finish();
    } else {
        served_request_.body = std::move(request_.body);
    }
    return response_of(served_->answer(gateway_.kernel(), served_request_), head_.method == "HEAD");
}

}  // namespace backlot::gateway
