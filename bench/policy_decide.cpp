// Decisions per second: the engine alone, and `evaluate` lines with all their reading and writing.
//
// Usage: bench_policy_decide [FILE.jsonl ...]; without files, one question of middling size.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "policy/decide.h"
#include "policy/evaluate.h"

using namespace backlot;

namespace {

constexpr const char* guardrail = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
    {"Sid":"EuOnly","Effect":"Deny","NotAction":["iam:*","sts:*","organizations:*"],"Resource":"*",
     "Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-west-2"]}}}]})";
constexpr const char* identity_policy = R"({"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Action":["sqs:*","sns:*"],"Resource":"*"},
    {"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],
     "Condition":{"Bool":{"aws:SecureTransport":"true"}}}]})";
constexpr const char* bucket_policy = R"({"Version":"2012-10-17","Statement":[
    {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},
    {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"*"}]})";

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void decisions() {
    const std::vector<policy::Level> service_control = {{{*policy::parse(guardrail), "scp"}}, {{*policy::parse(guardrail), "scp"}}};
    const std::vector<policy::Attached> identity = {{*policy::parse(identity_policy), "identity"}};
    const policy::Attached resource{*policy::parse(bucket_policy), "bucket"};
    policy::Request request{.principal = {.kind = policy::PrincipalKind::user, .arn = "arn:aws:iam::111122223333:user/alice",
                                          .account = "111122223333"},
                            .action = "s3:GetObject", .resource = "arn:aws:s3:::reports/2026/q1.csv", .resource_account = "111122223333"};
    request.context.add("aws:RequestedRegion", "eu-west-2");
    request.context.add("aws:SecureTransport", "true");
    request.context.add("aws:SourceIp", "203.0.113.7");
    request.context.add("aws:PrincipalArn", request.principal.arn);
    const policy::Layers layers{.service_control = service_control, .identity = identity, .resource = &resource};
    constexpr int count = 1'000'000;
    int allowed = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < count; ++i) allowed += policy::decide(request, layers).is_allowed() ? 1 : 0;
    std::printf("decide:   %10.0f decisions/s (%d of %d allowed)\n", count / seconds_since(start), allowed, count);
}

void lines(const std::vector<std::string>& questions) {
    if (questions.empty()) return;
    policy::Evaluator evaluator;
    constexpr std::size_t count = 300'000;
    std::size_t bytes = 0;
    std::size_t answered = 0;
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& line = questions[i % questions.size()];
        answered += evaluator.answer(line, i + 1).size();
        bytes += line.size();
    }
    const double seconds = seconds_since(start);
    std::printf("evaluate: %10.0f lines/s, %.0f bytes a line, %.1f MB/s in, %.1f MB/s out\n", count / seconds,
                static_cast<double>(bytes) / count, static_cast<double>(bytes) / seconds / 1e6, static_cast<double>(answered) / seconds / 1e6);
}

}  // namespace

int main(int argument_count, char** arguments) {
    decisions();
    std::vector<std::string> questions;
    for (int i = 1; i < argument_count; ++i) {
        std::ifstream file(arguments[i]);
        for (std::string line; std::getline(file, line);) questions.push_back(line);
    }
    lines(questions);
}
