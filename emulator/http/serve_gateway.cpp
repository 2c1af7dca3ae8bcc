#include "http/serve_gateway.h"

#include <unistd.h>

#include <charconv>
#include <iterator>

#include "base/encoding.h"

#include "store/blob.h"

namespace backlot::http {

namespace {

class GatewayExchange final : public Exchange {
  public:
    GatewayExchange(gateway::Gateway& gateway, std::function<void()> flush)
        : gateway_(gateway), transaction_(gateway), flush_(std::move(flush)) {}

    Action on_head(const Head& head) override {
        gateway::Head copy{.method = head.method,
                                 .target = head.target,
                                 .headers = head.headers,
                                 .remote_ip = head.remote_ip,
                                 .is_tls = head.tls,
                                 .network = head.network};
        if (auto refused = transaction_.on_head(std::move(copy))) return answer(std::move(*refused));
        return Continue{};
    }
    Action on_body(std::span<const char> bytes) override {
        if (auto refused = transaction_.on_body({bytes.data(), bytes.size()})) return answer(std::move(*refused));
        return Continue{};
    }
    Answer finish() override {
        if (std::exchange(is_begun_, false)) return answer(transaction_.end_finish());
        if (auto response = transaction_.begin_finish()) return answer(std::move(*response));
        is_begun_ = true;
        return Later{};
    }
    void abandoned() override {
        is_begun_ = false;
        transaction_.abandon();
    }

  private:
    Response answer(wire::Response from) {
        flush_();
        Response response;
        response.status = from.status;
        // The length is the server's to say, but for an answer without the body that it speaks of (HEAD).
        for (auto& header : from.headers) {
            if (!equal_ignoring_case(header.first, "content-length")) {
                response.headers.push_back(std::move(header));
            } else if (!from.stream && from.body.empty()) {
                std::uint64_t length = 0;
                const auto& text = header.second;
                std::from_chars(text.data(), text.data() + text.size(), length);
                response.length_of_absent_body = length;
            }
        }
        if (!from.stream) {
            response.body = std::move(from.body);
            return response;
        }
        auto& stream = *from.stream;
        if (stream.pieces.empty()) {
            response.body = std::move(stream.bytes);
            return response;
        }
        std::vector<FilePart> parts;
        for (const auto& piece : stream.pieces) {
            auto opened = gateway_.kernel().stage().blobs->open(piece.blob);
            if (!opened) return Response{.status = 500, .headers = {}, .body = std::string{}};
            parts.push_back(FilePart{.file = std::make_shared<const File>(::dup(opened->file.descriptor())),
                                     .offset = piece.offset,
                                     .length = piece.size});
        }
        response.body = std::move(parts);
        return response;
    }

    gateway::Gateway& gateway_;
    gateway::Transaction transaction_;
    std::function<void()> flush_;
    bool is_begun_ = false;  // and waits for its commit
};

}  // namespace

ExchangeFactory serve_gateway(gateway::Gateway& gateway, std::function<void()> flush) {
    return [&gateway, flush = std::move(flush)](std::shared_ptr<Waker>) -> std::unique_ptr<Exchange> {
        return std::make_unique<GatewayExchange>(gateway, flush);
    };
}

}  // namespace backlot::http
