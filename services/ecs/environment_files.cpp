#include "services/ecs/environment_files.h"

#include "services/ecs/errors.h"
#include "services/ecs/roles.h"
#include "services/s3/model.h"

namespace backlot::ecs {

namespace {

constexpr std::string_view bucket_prefix = "arn:aws:s3:::";
constexpr std::uint64_t file_limit_bytes = 1 << 20;

Refusal cannot_read(const std::string& why) {
    return fail("ResourceInitializationError", "ResourceInitializationError: failed to download env files: file download command: non empty error stream: " + why);
}

Result<std::string> read_object(Context& context, const LiveTask& live, const identity::Caller& agent, const std::string& arn) {
    const auto path = std::string_view(arn).substr(std::min(bucket_prefix.size(), arn.size()));
    const auto slash = path.find('/');
    if (!arn.starts_with(bucket_prefix) || slash == path.npos) return cannot_read("invalid ARN " + arn);
    const std::string bucket(path.substr(0, slash));
    const auto words_of = [](const Error& error) { return error.code + ": " + error.message; };
    const auto where = context.call_in(live.record.region, agent, s3::GetBucketLocationInput{.bucket = bucket});
    if (!where) return cannot_read(words_of(where.error()));
    const auto got = context.call_in(where->location_constraint.value_or("us-east-1"), agent, s3::GetObjectInput{.bucket = bucket, .key = std::string(path.substr(slash + 1))});
    if (!got) return cannot_read(words_of(got.error()));
    if (got->body.size > file_limit_bytes) return cannot_read("the file is too large");
    if (got->body.pieces.empty()) return got->body.bytes;
    std::string text;
    for (const auto& piece : got->body.pieces) {
        BACKLOT_TRY(bytes, context.blobs().read(piece.blob, piece.offset, piece.size));
        text += bytes;
    }
    return text;
}

}  // namespace

void read_environment_file(std::string_view text, std::map<std::string, std::string>& values) {
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto equals = line.find('=');
        if (line.starts_with('#') || equals == 0 || equals == line.npos) continue;
        values.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
}

Result<std::map<std::string, std::string>> fetch_files(Context& context, const LiveTask& live, std::size_t place) {
    const auto* over = override_of(live, place);
    const auto& files = over != nullptr && !over->environment_files.empty() ? over->environment_files : live.definition.container_definitions[place].environment_files;
    std::map<std::string, std::string> values;
    if (files.empty()) return values;
    const auto agent = execution_caller(context, live);
    if (!agent) return cannot_read("the task definition has no execution role");
    for (const auto& file : files) {
        BACKLOT_TRY(text, read_object(context, live, *agent, file.value));
        read_environment_file(text, values);
    }
    return values;
}

}  // namespace backlot::ecs
