#include "http/request_reader.h"

#include <array>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/parser.hpp>
#include <memory_resource>

#include "base/encoding.h"

namespace backlot::http {
namespace {

namespace beast = boost::beast;

// A body that keeps nothing: its pieces go straight on, without being copied.
struct SinkBody {
    using value_type = BodySink*;
    class reader {
      public:
        template <bool is_request, class Fields>
        reader(beast::http::header<is_request, Fields>&, value_type& sink) : sink_(sink) {}
        void init(const boost::optional<std::uint64_t>&, beast::error_code& error) { error = {}; }
        template <class Buffers>
        std::size_t put(const Buffers& buffers, beast::error_code& error) {
            error = {};
            std::size_t size = 0;
            for (const boost::asio::const_buffer piece : beast::buffers_range_ref(buffers)) {
                if (piece.size() > 0) sink_->on_body_piece({static_cast<const char*>(piece.data()), piece.size()});
                size += piece.size();
            }
            return size;
        }
        void finish(beast::error_code& error) { error = {}; }

      private:
        BodySink* sink_;
    };
};

using Allocator = std::pmr::polymorphic_allocator<char>;
using BeastParser = beast::http::request_parser<SinkBody, Allocator>;

// Assigns into the string that is there, so that a connection's later requests allocate nothing.
void assign_lower(std::string& to, std::string_view from) {
    to.assign(from);
    for (char& c : to)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

std::string_view view_of(beast::string_view text) { return {text.data(), text.size()}; }

// Whether the last of the transfer codings is "chunked": otherwise nobody can tell where the body ends, and what a
// proxy takes for a body would be read as the next request (RFC 9112, 6.1 and 6.3).
bool ends_chunked(std::string_view codings) {
    codings.remove_prefix(codings.rfind(',') + 1);
    const auto first = codings.find_first_not_of(" \t");
    if (first == codings.npos) return false;
    return equal_ignoring_case(codings.substr(first, codings.find_last_not_of(" \t") + 1 - first), "chunked");
}

}  // namespace

struct RequestReader::Parser {
    // A usual head fits into the arena; a longer one goes on to the heap.
    std::array<std::byte, 6144> arena;
    std::pmr::monotonic_buffer_resource memory{arena.data(), arena.size()};
    std::optional<BeastParser> beast;

    void begin(std::size_t head_limit_bytes, BodySink& sink) {
        beast.reset();
        memory.release();
        beast.emplace(std::piecewise_construct, std::make_tuple(&sink), std::make_tuple(Allocator(&memory)));
        beast->header_limit(static_cast<std::uint32_t>(head_limit_bytes));
        beast->body_limit(boost::none);
        beast->eager(false);
    }
};

RequestReader::RequestReader(std::size_t head_limit_bytes, BodySink& sink)
    : head_limit_bytes_(head_limit_bytes), sink_(sink), parser_(std::make_unique<Parser>()) {
    begin();
}

RequestReader::~RequestReader() = default;

void RequestReader::begin() {
    in_head_ = true;
    parser_->begin(head_limit_bytes_, sink_);
}

bool RequestReader::keep_alive() const { return parser_->beast->keep_alive(); }
bool RequestReader::is_http_1_0() const { return parser_->beast->get().version() < 11; }
bool RequestReader::is_complete() const { return !in_head_ && parser_->beast->is_done(); }

std::optional<std::uint64_t> RequestReader::remaining() const {
    if (is_complete()) return 0;
    if (const auto left = parser_->beast->content_length_remaining()) return *left;
    return std::nullopt;
}

// Copies the parsed head. False where it breaks a rule that the parser does not know.
bool RequestReader::take_head() {
    const auto& message = parser_->beast->get();
    head_.method.assign(view_of(message.method_string()));
    auto target = view_of(message.target());
    std::string_view authority;
    if (const auto scheme = target.find("://"); scheme != target.npos && !target.starts_with('/')) {
        // The absolute form, as proxies send it: its authority stands for Host (RFC 9112, 3.2.2).
        const auto path = target.find('/', scheme + 3);
        authority = target.substr(scheme + 3, path == target.npos ? path : path - scheme - 3);
        target = path == target.npos ? std::string_view("/") : target.substr(path);
    }
    if (!target.starts_with('/') && target != "*") return false;
    head_.target.assign(target);

    std::size_t count = 0;
    std::size_t hosts = 0;
    std::size_t lengths = 0;  // and transfer codings: two of either could be read in two ways
    for (const auto& field : message) {
        if (count == head_.headers.size()) head_.headers.emplace_back();
        auto& [name, value] = head_.headers[count++];
        assign_lower(name, view_of(field.name_string()));
        value.assign(view_of(field.value()));
        if (name == "content-length" && (++lengths > 1 || value.find_first_not_of("0123456789") != value.npos)) return false;
        if (name == "transfer-encoding") {
            if (++lengths > 1 || message.version() < 11 || !ends_chunked(value)) return false;
        }
        if (name != "host") continue;
        ++hosts;
        if (!authority.empty()) value.assign(authority);
    }
    head_.headers.resize(count);
    return hosts == 1 || (hosts == 0 && message.version() < 11);
}

RequestReader::Progress RequestReader::advance(std::span<const char> bytes) {
    std::size_t consumed = 0;
    while (consumed < bytes.size()) {
        beast::error_code error;
        const auto rest = bytes.subspan(consumed);
        consumed += parser_->beast->put(boost::asio::const_buffer(rest.data(), rest.size()), error);
        if (in_head_ && parser_->beast->is_header_done()) {
            in_head_ = false;
            parser_->beast->eager(true);
            return {take_head() ? Step::head : Step::malformed, consumed};
        }
        if (error == beast::http::error::need_more) return {Step::need_more, consumed};
        if (error == beast::http::error::header_limit) return {Step::head_too_large, consumed};
        if (error == beast::http::error::bad_version) return {Step::bad_version, consumed};
        if (error) return {Step::malformed, consumed};
        if (is_complete()) return {Step::complete, consumed};
    }
    return {is_complete() ? Step::complete : Step::need_more, consumed};
}

}  // namespace backlot::http
