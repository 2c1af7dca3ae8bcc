// Session: one connection, from its first byte to its last. A chain of callbacks on its worker's thread.
//
// Stream is tcp::socket or asio::ssl::stream<tcp::socket>. Internal to http.
#pragma once

#include <netinet/tcp.h>
#include <sys/sendfile.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "base/encoding.h"
#include "http/file.h"
#include "http/request_reader.h"
#include "http/response_head.h"
#include "http/worker.h"

namespace backlot::http {

template <class Stream>
class Session final : public SessionBase, public std::enable_shared_from_this<Session<Stream>>, private BodySink {
    static constexpr bool is_tls = !std::is_same_v<Stream, tcp::socket>;
    static constexpr std::size_t head_read_bytes = 8 * 1024;
    static constexpr std::size_t body_read_bytes = 128 * 1024;
    static constexpr std::size_t small_body_bytes = 32 * 1024;    // copied behind the head and sent with it
    static constexpr std::size_t file_piece_bytes = 256 * 1024;
    static constexpr std::size_t file_turn_bytes = 4 * 1024 * 1024;  // then other connections have their turn

    using ErrorCode = boost::system::error_code;

  public:
    template <class... Arguments>
    Session(Worker& worker, std::string remote_ip, std::string network, Arguments&&... stream)
        : worker_(worker), stream_(std::forward<Arguments>(stream)...), timer_(worker.io()),
          reader_(worker.options().head_limit_bytes, *this) {
        reader_.head().remote_ip = std::move(remote_ip);
        reader_.head().tls = is_tls;
        reader_.head().network = std::move(network);
        worker_.enter(this);
    }

    ~Session() override {
        abandon();
        worker_.leave(this);
    }

    void start() override {
        const int on = 1;
        ::setsockopt(socket().native_handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        exchange_ = worker_.factory()(make_waker(this->weak_from_this(), worker_.door()));
        arm(worker_.options().head_timeout);
        if constexpr (is_tls) {
            stream_.async_handshake(Stream::server, [self = this->shared_from_this()](const ErrorCode& error) {
                if (error) return self->close();
                self->process();
            });
        } else {
            process();
        }
    }

    void close() override {
        if (phase_ == Phase::closed) return;
        phase_ = Phase::closed;
        abandon();
        timer_.cancel();
        ErrorCode ignored;
        socket().shutdown(tcp::socket::shutdown_both, ignored);
        socket().close(ignored);
    }

    void on_wake() override {
        if (phase_ == Phase::parked) unpark();
    }

    void check_deadline(SteadyTime now) override {
        if (now >= deadline_ && phase_ != Phase::closed) close();
    }

  private:
    enum class Phase { head, body, ending, parked, writing, draining, closed };
    enum class Next { request, discard_body, drain, close };

    tcp::socket& socket() {
        if constexpr (is_tls) {
            return stream_.next_layer();
        } else {
            return stream_;
        }
    }

    void arm(std::chrono::milliseconds timeout) { deadline_ = std::chrono::steady_clock::now() + timeout; }

    void abandon() {
        if (!std::exchange(exchange_active_, false)) return;
        exchange_->abandoned();
    }

    // Reading. `buffer_` holds what has come and is not consumed: [begin_, end_).

    [[nodiscard]] std::span<const char> pending() const { return {buffer_.data() + begin_, end_ - begin_}; }

    void consume(std::size_t size) {
        begin_ += size;
        if (begin_ == end_) begin_ = end_ = 0;
    }

    void read(std::size_t wanted) {
        if (begin_ > 0) {
            std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                      buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
            end_ -= begin_;
            begin_ = 0;
        }
        if (end_ == 0 && phase_ == Phase::head && buffer_.size() > head_read_bytes)
            std::vector<char>(head_read_bytes).swap(buffer_);  // an idle connection keeps little memory
        if (buffer_.size() < end_ + wanted) buffer_.resize(end_ + wanted);
        stream_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
                                [self = this->shared_from_this()](const ErrorCode& error, std::size_t size) {
                                    if (error || self->phase_ == Phase::closed) return self->close();
                                    self->end_ += size;
                                    self->process();
                                });
    }

    void process() {
        switch (phase_) {
            case Phase::head: return process_head();
            case Phase::body: return process_body();
            case Phase::draining: return process_drain();
            case Phase::ending:
            case Phase::parked:
            case Phase::writing:
            case Phase::closed: return;
        }
    }

    void process_head() {
        if (pending().empty()) {
            if (answered_) arm(worker_.options().idle_timeout);
            return read(head_read_bytes);
        }
        if (!std::exchange(in_head_, true)) arm(worker_.options().head_timeout);
        const auto progress = reader_.advance(pending());
        consume(progress.consumed);
        switch (progress.step) {
            case RequestReader::Step::head:
            case RequestReader::Step::complete: return begin_exchange();
            case RequestReader::Step::need_more: return read(head_read_bytes);
            case RequestReader::Step::malformed: return fail_protocol(400);
            case RequestReader::Step::head_too_large: return fail_protocol(431);
            case RequestReader::Step::bad_version: return fail_protocol(505);
        }
    }

    void begin_exchange() {
        arm(worker_.options().idle_timeout);
        refusal_.reset();
        discarding_ = false;
        is_head_request_ = reader_.head().method == "HEAD";
        awaits_continue_ = false;
        const auto* expect = reader_.head().header("expect");
        if (expect != nullptr && !expect->empty() && !reader_.is_http_1_0()) {
            if (!equal_ignoring_case(*expect, "100-continue")) return fail_protocol(417);
            awaits_continue_ = !reader_.is_complete();
        }
        exchange_active_ = true;
        auto action = exchange_->on_head(reader_.head());
        if (auto* refused = std::get_if<Response>(&action)) return refuse(std::move(*refused));
        if (reader_.is_complete()) return finish();
        phase_ = Phase::body;
        if (awaits_continue_ && pending().empty()) return send_continue();
        process_body();
    }

    void send_continue() {
        static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
        awaits_continue_ = false;
        asio::async_write(stream_, asio::buffer(text.data(), text.size()),
                          [self = this->shared_from_this()](const ErrorCode& error, std::size_t) {
                              if (error) return self->close();
                              self->process();
                          });
    }

    void process_body() {
        arm(worker_.options().idle_timeout);
        if (pending().empty()) return read(body_read_bytes);
        awaits_continue_ = false;
        const auto progress = reader_.advance(pending());
        consume(progress.consumed);
        if (auto refused = std::exchange(refusal_, std::nullopt)) return refuse(std::move(*refused));
        switch (progress.step) {
            case RequestReader::Step::complete: return discarding_ ? next_request() : finish();
            case RequestReader::Step::need_more: return read(body_read_bytes);
            default: abandon(); return discarding_ ? close() : fail_protocol(400);
        }
    }

    void on_body_piece(std::span<const char> bytes) override {
        if (discarding_ || refusal_) return;
        auto action = exchange_->on_body(bytes);
        if (auto* refused = std::get_if<Response>(&action)) refusal_ = std::move(*refused);
    }

    // Answers before the body has come. What is small is read past, so that the connection stays; otherwise it
    // closes, but drained first: closing with unread bytes would reset it before the client has read the answer.
    void refuse(Response response) {
        exchange_active_ = false;
        if (reader_.is_complete()) return send(std::move(response), Next::request);
        const auto remaining = reader_.remaining();
        if (!awaits_continue_ && remaining && *remaining <= worker_.options().drain_limit_bytes)
            return send(std::move(response), Next::discard_body);
        send(std::move(response), Next::drain);
    }

    void fail_protocol(int status) {
        is_head_request_ = false;
        send(Response{.status = status}, Next::drain);
    }

    void finish() {
        auto answer = exchange_->finish();
        if (auto* response = std::get_if<Response>(&answer)) {
            exchange_active_ = false;
            return send(std::move(*response), Next::request);
        }
        if (auto* parked = std::get_if<Parked>(&answer)) return park(parked->at_most);
        phase_ = Phase::ending;
        asio::post(worker_.io(), [self = this->shared_from_this()] {
            if (self->phase_ == Phase::ending) self->finish();
        });
    }

    // Parking.

    void park(std::chrono::milliseconds at_most) {
        phase_ = Phase::parked;
        deadline_ = SteadyTime::max();
        timer_.expires_after(at_most);
        timer_.async_wait([self = this->shared_from_this()](const ErrorCode& error) {
            if (!error && self->phase_ == Phase::parked) self->unpark();
        });
        if (std::exchange(watching_, true)) return;
        socket().async_wait(tcp::socket::wait_read, [self = this->shared_from_this()](const ErrorCode& error) {
            self->watching_ = false;
            if (error || self->phase_ != Phase::parked) return;
            char byte = 0;
            if (::recv(self->socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) self->close();
        });
    }

    void unpark() {
        timer_.cancel();
        arm(worker_.options().idle_timeout);
        phase_ = Phase::head;
        finish();
    }

    // Writing.

    void send(Response response, Next next) {
        phase_ = Phase::writing;
        answered_ = true;
        arm(worker_.options().idle_timeout);
        if (next == Next::request && !reader_.keep_alive()) next = Next::close;
        auto connection = Connection::unsaid;
        if (next == Next::drain || next == Next::close) connection = Connection::close;
        else if (reader_.is_http_1_0()) connection = Connection::keep_alive;

        response_ = std::move(response);
        auto* text = std::get_if<std::string>(&response_.body);
        take_parts();
        std::uint64_t length = text != nullptr ? text->size() : 0;
        for (const auto& part : parts_) length += part.length;
        out_.clear();
        append_response_head(out_, response_, response_.length_of_absent_body.value_or(length), connection,
                             worker_.date());
        const bool with_body = !is_head_request_ && !is_bodiless(response_.status);
        if (!with_body) {
            parts_.clear();
            return write_out({}, next);
        }
        if (text != nullptr && length > small_body_bytes) return write_out(*text, next);
        if (text != nullptr) out_ += *text;
        while (length <= small_body_bytes && !parts_.empty())
            if (!append_part(small_body_bytes)) return close();
        write_out({}, next);
    }

    // The files of the response, the next one last.
    void take_parts() {
        parts_.clear();
        if (auto* part = std::get_if<FilePart>(&response_.body)) parts_.push_back(std::move(*part));
        if (auto* several = std::get_if<std::vector<FilePart>>(&response_.body)) {
            parts_ = std::move(*several);
            std::ranges::reverse(parts_);
        }
        drop_finished_parts();
    }

    void drop_finished_parts() {
        while (!parts_.empty() && parts_.back().length == 0) parts_.pop_back();
    }

    void advance_part(std::uint64_t size) {
        parts_.back().offset += size;
        parts_.back().length -= size;
        drop_finished_parts();
    }

    // Appends up to `limit` bytes of the next file to `out_`. False where the file is shorter than it was said to be.
    bool append_part(std::size_t limit) {
        const auto& part = parts_.back();
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(part.length, limit));
        if (!append_file_bytes(out_, *part.file, part.offset, size)) return false;
        advance_part(size);
        return true;
    }

    void write_out(std::string_view body, Next next) {
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(out_), asio::buffer(body.data(), body.size())};
        asio::async_write(stream_, buffers, [self = this->shared_from_this(), next](const ErrorCode& error, std::size_t) {
            if (error) return self->close();
            self->after_write(next);
        });
    }

    void after_write(Next next) {
        if (!parts_.empty()) return send_file(next);
        response_ = {};
        switch (next) {
            case Next::request: return next_request();
            case Next::discard_body:
                discarding_ = true;
                phase_ = Phase::body;
                return process();
            case Next::drain: return drain();
            case Next::close: return close();
        }
    }

    void send_file(Next next) {
        arm(worker_.options().idle_timeout);
        if constexpr (is_tls) {
            out_.clear();
            if (!append_part(file_piece_bytes)) return close();
            return write_out({}, next);
        } else {
            socket().native_non_blocking(true);
            for (std::size_t turn = 0; !parts_.empty() && turn < file_turn_bytes;) {
                const auto& part = parts_.back();
                auto offset = static_cast<off_t>(part.offset);
                const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(part.length, file_piece_bytes));
                const auto sent = ::sendfile(socket().native_handle(), part.file->descriptor(), &offset, size);
                if (sent < 0 && errno == EINTR) continue;
                if (sent < 0 && errno == EAGAIN) break;
                if (sent <= 0) return close();  // the client is gone, or the file shorter than it was said to be
                advance_part(static_cast<std::uint64_t>(sent));
                turn += static_cast<std::size_t>(sent);
            }
            if (parts_.empty()) return after_write(next);
            socket().async_wait(tcp::socket::wait_write, [self = this->shared_from_this(), next](const ErrorCode& error) {
                if (error) return self->close();
                self->send_file(next);
            });
        }
    }

    void next_request() {
        if (phase_ == Phase::closed) return;
        reader_.begin();
        phase_ = Phase::head;
        in_head_ = false;
        process();
    }

    // Closing politely.

    void drain() {
        phase_ = Phase::draining;
        drained_ = 0;
        arm(worker_.options().drain_timeout);
        ErrorCode ignored;
        socket().shutdown(tcp::socket::shutdown_send, ignored);
        process_drain();
    }

    void process_drain() {
        drained_ += pending().size();
        consume(pending().size());
        if (drained_ > worker_.options().drain_limit_bytes) return close();
        read(head_read_bytes);
    }

    Worker& worker_;
    Stream stream_;
    asio::steady_timer timer_;
    RequestReader reader_;
    std::unique_ptr<Exchange> exchange_;
    Phase phase_ = Phase::head;
    SteadyTime deadline_ = SteadyTime::max();
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string out_;
    Response response_;
    std::optional<Response> refusal_;
    std::vector<FilePart> parts_;  // still to be sent, the next one last
    std::size_t drained_ = 0;
    bool exchange_active_ = false;
    bool answered_ = false;
    bool in_head_ = false;
    bool is_head_request_ = false;
    bool awaits_continue_ = false;
    bool discarding_ = false;
    bool watching_ = false;
};

}  // namespace backlot::http
