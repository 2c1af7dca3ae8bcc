// The command line: reads the arguments and calls the verb. The only file that knows CLI11.
#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>

#include "cli/completion.h"
#include "cli/verbs.h"

using namespace backlot;

namespace {

void add_server(CLI::App* verb, cli::ServerChoice& server) {
    verb->add_option("--endpoint", server.endpoint, "URL of the server (default: the one that runs)")
        ->envname("AWS_ENDPOINT_URL");
}

}  // namespace

int main(int argument_count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app{"backlot: a local AWS whose permissions are real", "backlot"};
    app.require_subcommand(1);
    app.set_version_flag("--version", BACKLOT_VERSION);
    app.footer("Exit codes: 0 all holds, 1 an expectation failed, 2 it could not be run.");
    int code = 0;

    cli::ServeOptions serve;
    auto* verb = app.add_subcommand("serve", "Serve the emulated AWS over HTTP");
    verb->add_option("--listen", serve.listen, "Address and port; port 0 picks a free one")->capture_default_str();
    auto* state = verb->add_option("--state", serve.state, "Keep state in this folder (default: your data folder)");
    verb->add_flag("--ephemeral", serve.is_ephemeral, "Keep nothing")->excludes(state);
    verb->add_flag("--durable", serve.is_durable, "Survive power loss too (grouped fsync)");
    verb->add_option("--organization", serve.organization, "Organization file to load")->check(CLI::ExistingFile);
    verb->add_option("--s3-defaults", serve.s3_defaults, "Defaults of new buckets")
        ->check(CLI::IsMember({"current", "legacy"}))->capture_default_str();
    verb->add_option("--clock", serve.clock, "Which clock everything but signatures lives by")
        ->check(CLI::IsMember({"wall", "virtual"}))->capture_default_str();
    verb->add_option("--start", serve.start, "First instant of the virtual clock, ISO 8601");
    verb->add_flag("--tls", serve.tls, "Serve HTTPS with a certificate made at start");
    verb->add_flag("--account-id-keys", serve.account_id_keys,
                   "UNSAFE: accept a 12-digit access key as that account's root, unsigned");
    verb->add_option("--seed", serve.seed, "Make every id from this number");
    verb->add_option("--threads", serve.threads, "Threads that serve requests")->check(CLI::Range(1, 64));
    verb->add_option("--tasks", serve.tasks, "What runs the containers of tasks; docker: the engine that DOCKER_HOST names, or /var/run/docker.sock")
        ->check(CLI::IsMember({"auto", "runc", "docker", "scripted", "off"}))->capture_default_str();
    verb->add_option("--task-image", serve.task_images,
                     "NAME=FOLDER: containers of that image have the folder as their root, which stays unchanged; / is this machine's own");
    verb->add_option("--task-volume", serve.task_volumes, "NAME=FOLDER: volumes of that name are the folder itself");
    verb->add_option("--task-scripts", serve.task_scripts, "With --tasks scripted: the file that says what each image does (docs/scenarios.md)")
        ->check(CLI::ExistingFile);
    verb->callback([&] { code = cli::serve(serve); });

    cli::RunOptions run;
    verb = app.add_subcommand("run", "Rehearse scenarios (default: all below scenarios/)");
    verb->add_option("suite", run.suites, "Scenario files or folders");
    verb->add_flag("--over-http", run.over_http, "Send every step through a socket, signed");
    verb->add_option("--junit", run.junit, "Write a JUnit XML report");
    verb->add_option("--html", run.html, "Write a self-contained HTML report");
    verb->add_flag("--matrix", run.matrix, "Print every cell of every table: who may do what to which resource");
    verb->add_flag("--schema", run.schema, "Print the JSON schema of a scenario file and end");
    verb->add_option("--jobs", run.jobs, "Scenarios at a time")->check(CLI::Range(1, 256))->capture_default_str();
    verb->add_option("--fixtures", run.fixtures, "Folder that names in scenarios are relative to")->capture_default_str();
    verb->add_option("--journals", run.journals, "Folder for the journals of this run")->capture_default_str();
    verb->callback([&] { code = cli::run(run); });

    cli::EnvOptions env;
    verb = app.add_subcommand("env", "Print a principal's credentials");
    verb->add_option("--as", env.as, "ACCOUNT, ACCOUNT/ROLE or ACCOUNT/user/NAME")->required();
    verb->add_option("--format", env.format, "shell exports, or the SDKs' credential process")
        ->check(CLI::IsMember({"shell", "credential-process"}))->capture_default_str();
    verb->add_option("--region", env.region, "AWS_REGION to export")->capture_default_str();
    add_server(verb, env.server);
    verb->callback([&] { code = cli::env(env); });

    cli::ExecOptions exec;
    verb = app.add_subcommand("exec", "Run a command with a principal's credentials and endpoint");
    verb->add_option("--as", exec.env.as, "ACCOUNT, ACCOUNT/ROLE or ACCOUNT/user/NAME")->required();
    verb->add_option("--region", exec.env.region, "AWS_REGION to set")->capture_default_str();
    add_server(verb, exec.env.server);
    verb->add_option("command", exec.command, "The command and its arguments, after --")->required();
    verb->callback([&] { code = cli::exec(exec); });

    cli::WhyOptions why;
    verb = app.add_subcommand("why", "Explain how a call was decided");
    verb->add_option("request-id", why.request_id, "As the answer's x-amz(n)-request-id gave it")->required();
    verb->add_flag("--json", why.as_json, "Print the entry and its decisions as JSON, a line for each place that has it");
    verb->add_option("--scenario", why.scenario, "Look in the last run's journal of this scenario alone");
    verb->add_option("--journals", why.journals, "Where `backlot run` left its journals")->capture_default_str();
    add_server(verb, why.server);
    verb->callback([&] { code = cli::why(why); });

    cli::JournalOptions journal;
    verb = app.add_subcommand("journal", "Show the latest calls");
    verb->add_flag("-f,--follow", journal.follow, "Go on as calls come in");
    verb->add_option("-n,--last", journal.last, "How many to begin with")->check(CLI::Range(0, 10000));
    add_server(verb, journal.server);
    verb->callback([&] { code = cli::journal(journal); });

    verb = app.add_subcommand("evaluate", "Answer authorization questions: JSON lines in, JSON lines out");
    verb->callback([&] { code = cli::evaluate(); });

    cli::CoverageOptions coverage;
    verb = app.add_subcommand("coverage", "List which operations are implemented");
    verb->add_option("service", coverage.service, "One service");
    verb->callback([&] { code = cli::coverage(coverage); });

    cli::AdvanceOptions advance;
    verb = app.add_subcommand("advance", "Move the virtual clock on");
    verb->add_option("by", advance.by, "30s, 15m, 24h, 7d")->required();
    add_server(verb, advance.server);
    verb->callback([&] { code = cli::advance(advance); });

    cli::ServerChoice server;
    verb = app.add_subcommand("fork", "Copy the state and serve the copy on a port of its own");
    add_server(verb, server);
    verb->callback([&] { code = cli::fork(server); });
    verb = app.add_subcommand("reset", "Forget all state and load the organization file again");
    add_server(verb, server);
    verb->callback([&] { code = cli::reset(server); });
    verb = app.add_subcommand("status", "Show what a server holds, its clock and its forks");
    add_server(verb, server);
    verb->callback([&] { code = cli::status(server); });
    verb = app.add_subcommand("version", "Print the version");
    verb->callback([&] { code = cli::version(); });

    std::string shell;
    verb = app.add_subcommand("completion", "Print a completion script");
    verb->add_option("shell", shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
    verb->callback([&] {
        std::vector<cli::VerbCompletion> verbs;
        for (const auto* one : app.get_subcommands({})) {
            cli::VerbCompletion completion{.name = one->get_name(), .options = {}};
            for (const auto* option : one->get_options()) completion.options.push_back(option->get_name());
            verbs.push_back(completion);
        }
        std::cout << cli::completion_script(shell, verbs);
    });

    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        const int shown = app.exit(error);
        return shown == 0 ? 0 : cli::could_not_run;
    }
    return code;
}
