// A presigned, authorized GetObject of 1 KiB through the gateway, without sockets: microseconds per request.
//
// The caller is a role session of another account than the bucket's, under service control policies at every level.
// Usage: bench_gateway_get [COUNT]; COUNT requests after as many to warm up (default 20,000).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/opened.h"
#include "sigv4/sign.h"

using namespace backlot;
using bench::must;

int main(int count_arguments, char** arguments) {
    const int count = count_arguments > 1 ? std::atoi(arguments[1]) : 20'000;
    const auto backlot = bench::opened({.organization_file = "fixtures/organizations/sfdl.yaml", .seed = 1});
    const auto reader = backlot->principal("organisation/admin");
    must(*backlot, "la/admin", "CreateBucket",
         Json::object({{"Bucket", "bench"},
                       {"CreateBucketConfiguration", Json::object({{"LocationConstraint", "eu-west-2"}})}}));
    must(*backlot, "la/admin", "PutBucketPolicy",
         Json::object({{"Bucket", "bench"},
                       {"Policy", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":")" +
                                      reader->role_arn +
                                      R"("},"Action":"s3:GetObject","Resource":"arn:aws:s3:::bench/*"}]})"}}));
    must(*backlot, "la/admin", "PutObject", Json::object({{"Bucket", "bench"}, {"Key", "one"}, {"Body", std::string(1024, 'x')}}));

    const auto keys = backlot->keys("organisation/admin");
    const std::vector<sigv4::Header> host{{"host", "127.0.0.1:4566"}};
    const auto query = sigv4::presign({.method = "GET", .path = "/bench/one", .query = {}, .headers = host},
                                      {.access_key_id = keys->access_key_id, .secret = keys->secret, .session_token = keys->token},
                                      {.time = std::chrono::floor<std::chrono::seconds>(clock::wall_now()),
                                       .region = "eu-west-2", .service = "s3", .dialect = sigv4::Dialect::s3},
                                      std::chrono::hours{1});
    const gateway::Head head{.method = "GET", .target = "/bench/one?" + query, .headers = host, .remote_ip = "127.0.0.1"};
    gateway::Transaction transaction(backlot->gateway());
    std::size_t bytes = 0;
    const auto play = [&](int times) {
        for (int i = 0; i < times; ++i) {
            if (auto refused = transaction.on_head(head)) {
                std::fprintf(stderr, "refused: %s\n", refused->body.c_str());
                std::exit(2);
            }
            const auto answer = transaction.finish();
            if (answer.status != 200) {
                std::fprintf(stderr, "status %d: %s\n", answer.status, answer.body.c_str());
                std::exit(2);
            }
            bytes += answer.stream ? answer.stream->bytes.size() : answer.body.size();
            if (i % 8 == 7) (void)backlot->journal().flush();
        }
    };
    play(count);
    bytes = 0;
    const auto start = std::chrono::steady_clock::now();
    play(count);
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("gateway GET: %.2f us a request (%d requests, %zu bytes)\n", seconds / count * 1e6, count, bytes);
}
