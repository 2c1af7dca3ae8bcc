// Worker: one io thread with the connections it serves. Internal to http; the only headers with Asio are here.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "http/server.h"

namespace boost::asio::ssl {
class context;
}

namespace backlot::http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::size_t connection_limit = 8192;  // each worker's; a further connection is closed at once

class SessionBase {
  public:
    virtual ~SessionBase() = default;
    virtual void start() = 0;
    virtual void close() = 0;
    virtual void check_deadline(SteadyTime now) = 0;
    virtual void on_wake() = 0;
};

// What a Waker holds of its worker: it may outlive the server.
struct WorkerDoor {
    std::mutex mutex;
    asio::io_context* io = nullptr;
};

[[nodiscard]] std::shared_ptr<Waker> make_waker(std::weak_ptr<SessionBase> session, std::shared_ptr<WorkerDoor> door);

class Worker {
  public:
    Worker(const ServerOptions& options, const ExchangeFactory& factory, asio::ssl::context* tls);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void run();   // starts the thread
    void stop();  // closes every connection and joins it

    // Takes a connection over; may be called from another worker's thread.
    void adopt(int descriptor, std::string remote_ip, std::string network = {});

    [[nodiscard]] asio::io_context& io() { return io_; }
    [[nodiscard]] const ServerOptions& options() const { return options_; }
    [[nodiscard]] const ExchangeFactory& factory() const { return factory_; }
    [[nodiscard]] asio::ssl::context* tls() const { return tls_; }
    [[nodiscard]] const std::shared_ptr<WorkerDoor>& door() const { return door_; }
    [[nodiscard]] std::size_t connections() const { return connections_.load(std::memory_order_relaxed); }
    // The HTTP date of this second. On the worker's own thread only.
    [[nodiscard]] std::string_view date();

    void enter(SessionBase* session);
    void leave(SessionBase* session);

  private:
    void sweep();

    const ServerOptions& options_;
    const ExchangeFactory& factory_;
    asio::ssl::context* tls_;
    std::shared_ptr<WorkerDoor> door_ = std::make_shared<WorkerDoor>();
    std::atomic<std::size_t> connections_ = 0;
    std::unordered_set<SessionBase*> sessions_;
    std::string date_;
    std::int64_t date_second_ = -1;
    std::chrono::milliseconds sweep_interval_;
    asio::io_context io_{1};
    asio::steady_timer sweeper_{io_};
    std::thread thread_;
};

// The two kinds of session, each compiled in a file of its own.
[[nodiscard]] std::shared_ptr<SessionBase> make_plain_session(Worker& worker, tcp::socket socket, std::string remote_ip,
                                                              std::string network);
[[nodiscard]] std::shared_ptr<SessionBase> make_tls_session(Worker& worker, tcp::socket socket, std::string remote_ip,
                                                            std::string network);

}  // namespace backlot::http
