#include "http/worker.h"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <vector>

#include "clock/clock.h"
#include "clock/format.h"

namespace backlot::http {
namespace {

class SessionWaker final : public Waker {
  public:
    SessionWaker(std::weak_ptr<SessionBase> session, std::shared_ptr<WorkerDoor> door)
        : session_(std::move(session)), door_(std::move(door)) {}
    void wake() override {
        const std::lock_guard lock(door_->mutex);
        if (door_->io == nullptr) return;
        asio::post(*door_->io, [session = session_] {
            if (const auto self = session.lock()) self->on_wake();
        });
    }

  private:
    std::weak_ptr<SessionBase> session_;
    std::shared_ptr<WorkerDoor> door_;
};

}  // namespace

std::shared_ptr<Waker> make_waker(std::weak_ptr<SessionBase> session, std::shared_ptr<WorkerDoor> door) {
    return std::make_shared<SessionWaker>(std::move(session), std::move(door));
}

Worker::Worker(const ServerOptions& options, const ExchangeFactory& factory, asio::ssl::context* tls)
    : options_(options), factory_(factory), tls_(tls) {
    door_->io = &io_;
    // Deadlines are swept, not timed one by one: arming a timer for every request costs more than a rare look.
    const auto shortest = std::min({options.head_timeout, options.idle_timeout, options.drain_timeout});
    sweep_interval_ = std::clamp(shortest / 4, std::chrono::milliseconds{10}, std::chrono::milliseconds{1000});
}

Worker::~Worker() { stop(); }

void Worker::run() {
    sweep();
    thread_ = std::thread([this] { io_.run(); });
}

void Worker::stop() {
    {
        const std::lock_guard lock(door_->mutex);
        door_->io = nullptr;
    }
    if (!thread_.joinable()) return;
    asio::post(io_, [this] {
        sweeper_.cancel();
        const std::vector<SessionBase*> sessions(sessions_.begin(), sessions_.end());
        for (auto* session : sessions) session->close();
        io_.stop();
    });
    thread_.join();
}

void Worker::adopt(int descriptor, std::string remote_ip, std::string network) {
    tcp::socket accepted(io_);
    boost::system::error_code error;
    accepted.assign(remote_ip.find(':') == remote_ip.npos ? tcp::v4() : tcp::v6(), descriptor, error);
    if (error) {
        ::close(descriptor);
        return;
    }
    connections_.fetch_add(1, std::memory_order_relaxed);
    // The socket travels with the call, so that it is closed also where the worker stops before it runs.
    asio::post(io_, [this, socket = std::move(accepted), ip = std::move(remote_ip), from = std::move(network)]() mutable {
        const auto session = tls_ == nullptr || !from.empty() ? make_plain_session(*this, std::move(socket), std::move(ip), std::move(from))
                                             : make_tls_session(*this, std::move(socket), std::move(ip), std::move(from));
        session->start();
    });
}

std::string_view Worker::date() {
    // The wall's date even under a virtual clock: SDKs set their own clock by this header.
    const auto now = clock::wall_now();
    const auto second = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    if (second != date_second_) {
        date_second_ = second;
        date_ = clock::rfc1123(now);
    }
    return date_;
}

void Worker::enter(SessionBase* session) { sessions_.insert(session); }

void Worker::leave(SessionBase* session) {
    sessions_.erase(session);
    connections_.fetch_sub(1, std::memory_order_relaxed);
}

void Worker::sweep() {
    sweeper_.expires_after(sweep_interval_);
    sweeper_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        const auto now = std::chrono::steady_clock::now();
        const std::vector<SessionBase*> sessions(sessions_.begin(), sessions_.end());
        for (auto* session : sessions)
            if (sessions_.contains(session)) session->check_deadline(now);
        sweep();
    });
}

}  // namespace backlot::http
