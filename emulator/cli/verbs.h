// The verbs of the command line: one function and one options struct each. main.cpp reads the arguments.
//
// Every verb returns the exit code: 0 all holds, 1 an expectation failed, 2 it could not be run.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace backlot::cli {

inline constexpr int all_holds = 0;
inline constexpr int expectation_failed = 1;
inline constexpr int could_not_run = 2;

struct ServeOptions {
    std::string listen = "127.0.0.1:4566";
    std::string state;  // empty: the user's data folder
    bool is_ephemeral = false;
    bool is_durable = false;
    std::string organization;
    std::string s3_defaults = "current";
    std::string clock = "wall";
    std::string start;  // the virtual clock's first instant
    bool tls = false;
    bool account_id_keys = false;
    std::optional<std::uint64_t> seed;
    int threads = 2;
    std::string tasks = "auto";               // what runs containers: auto, runc, docker, scripted, off
    std::vector<std::string> task_images;     // NAME=FOLDER
    std::vector<std::string> task_volumes;    // NAME=FOLDER
    std::string task_scripts;                 // a file of scripts by image
};
int serve(const ServeOptions& options);

struct RunOptions {
    std::vector<std::string> suites;  // files or folders; empty: scenarios/
    bool over_http = false;
    std::string junit;
    std::string html;
    int jobs = 2;
    std::string fixtures = "fixtures";
    std::string journals = "build/report/journals";
    bool matrix = false;  // print every cell of every table
    bool schema = false;  // print the format's JSON schema instead
};
int run(const RunOptions& options);

// Which running server is meant: its URL, or nothing for the one of the default port (or the only one).
struct ServerChoice {
    std::string endpoint;
};

struct EnvOptions {
    ServerChoice server;
    std::string as;
    std::string format = "shell";
    std::string region = "eu-west-2";
};
int env(const EnvOptions& options);

struct ExecOptions {
    EnvOptions env;
    std::vector<std::string> command;
};
int exec(const ExecOptions& options);

struct WhyOptions {
    ServerChoice server;
    std::string request_id;
    std::string scenario;  // look in the last run's journal of this scenario alone
    std::string journals = "build/report/journals";
    bool as_json = false;
};
int why(const WhyOptions& options);

struct JournalOptions {
    ServerChoice server;
    bool follow = false;
    int last = 20;
};
int journal(const JournalOptions& options);

int evaluate();

struct CoverageOptions {
    std::string service;  // empty: all
};
int coverage(const CoverageOptions& options);

struct AdvanceOptions {
    ServerChoice server;
    std::string by;  // "24h"
};
int advance(const AdvanceOptions& options);

int fork(const ServerChoice& server);
int reset(const ServerChoice& server);
int status(const ServerChoice& server);
int version();

}  // namespace backlot::cli
