#include "tests/simulation/calls.h"

#include <algorithm>

namespace backlot::simulation {

namespace {

Ask multipart_ask(Run& run, World& world, const std::string& bucket, const std::string& key) {
    auto& dice = run.dice;
    if (world.uploads.empty() || dice.one_in(5)) {
        return {"s3", "CreateMultipartUpload", Json::object({{"Bucket", bucket}, {"Key", key}})};
    }
    const auto& upload = world.uploads[dice.below(world.uploads.size())];
    auto input = Json::object({{"Bucket", upload.bucket}, {"Key", upload.key}, {"UploadId", upload.id}});
    switch (dice.below(6)) {
        case 0: return {"s3", "AbortMultipartUpload", std::move(input)};
        case 1: return {"s3", "ListParts", std::move(input)};
        case 2: {
            auto parts = Json::array();
            for (const auto& [number, part] : upload.parts)
                parts.push_back(Json::object({{"PartNumber", static_cast<std::uint64_t>(number)}, {"ETag", part.first}}));
            input.set("MultipartUpload", Json::object({{"Parts", parts}}));
            return {"s3", "CompleteMultipartUpload", std::move(input)};
        }
        default:
            input.set("PartNumber", static_cast<std::uint64_t>(1 + dice.below(2)));
            input.set("Body", some_body(dice));
            return {"s3", "UploadPart", std::move(input)};
    }
}

}  // namespace

std::string some_body(Dice& dice) {
    const std::size_t size = dice.one_in(4) ? 20'000 + dice.below(50'000) : dice.below(200);
    return std::string(size, static_cast<char>('a' + dice.below(26)));
}

Ask s3_ask(Run& run, World& world) {
    auto& dice = run.dice;
    const auto bucket = dice.name("bucket-", 4);
    const auto key = dice.name("key-", 5);
    auto in_bucket = Json::object({{"Bucket", bucket}});
    auto at_key = Json::object({{"Bucket", bucket}, {"Key", key}});
    switch (dice.below(26)) {
        case 0:
        case 1:
        case 2: return {"s3", "CreateBucket", in_bucket};
        case 3: return {"s3", "DeleteBucket", in_bucket};
        case 4:
        case 5: in_bucket.set("Policy", some_policy(dice, world, Names::principals)); return {"s3", "PutBucketPolicy", in_bucket};
        case 6: return {"s3", "DeleteBucketPolicy", in_bucket};
        case 7: return {"s3", "ListObjectsV2", in_bucket};
        case 8: return {"s3", "ListObjectVersions", in_bucket};
        case 9:
            in_bucket.set("VersioningConfiguration", Json::object({{"Status", dice.one_in(3) ? "Suspended" : "Enabled"}}));
            return {"s3", "PutBucketVersioning", in_bucket};
        case 10:
            in_bucket.set("PublicAccessBlockConfiguration",
                          Json::object({{"BlockPublicPolicy", dice.one_in(2)}, {"RestrictPublicBuckets", dice.one_in(2)}}));
            return {"s3", "PutPublicAccessBlock", in_bucket};
        case 11: return {"s3", "DeletePublicAccessBlock", in_bucket};
        case 12:
            in_bucket.set("Tagging", Json::object({{"TagSet", Json::array({Json::object({{"Key", "team"}, {"Value", dice.name("t", 2)}})})}}));
            return {"s3", "PutBucketTagging", in_bucket};
        case 13: return {"s3", "DeleteObject", at_key};
        case 14: return {"s3", "GetObject", at_key};
        case 15: at_key.set("CopySource", dice.name("bucket-", 4) + "/" + dice.name("key-", 5)); return {"s3", "CopyObject", at_key};
        case 16:
            at_key.set("Tagging", Json::object({{"TagSet", Json::array({Json::object({{"Key", "team"}, {"Value", dice.name("t", 2)}})})}}));
            return {"s3", "PutObjectTagging", at_key};
        case 17: return {"s3", "ListBuckets", Json::object()};
        case 18:
        case 19:
        case 20:
        case 21: return multipart_ask(run, world, bucket, key);
        default: at_key.set("Body", some_body(dice)); return {"s3", "PutObject", at_key};
    }
}

void learn_s3(World& world, const Ask& ask, const Json& output) {
    const auto text = [&](std::string_view name) { return ask.input[name].string_or(""); };
    const auto name = text("Bucket") + "/" + text("Key");
    const auto upload = std::ranges::find(world.uploads, text("UploadId"), &Upload::id);
    const bool is_upload = upload != world.uploads.end();
    if (ask.operation == "PutObject") world.objects[name] = text("Body");
    if (ask.operation == "DeleteObject") world.objects.erase(name);
    if (ask.operation == "CopyObject") {
        const auto source = world.objects.find(text("CopySource"));
        if (source != world.objects.end()) world.objects[name] = std::string(source->second);
        else world.objects.erase(name);
    }
    if (ask.operation == "CreateMultipartUpload") {
        world.uploads.push_back({.bucket = text("Bucket"), .key = text("Key"), .id = output["UploadId"].string_or("")});
    }
    if (!is_upload) return;
    if (ask.operation == "UploadPart") {
        const auto number = static_cast<std::size_t>(ask.input["PartNumber"].to_int().value_or(0));
        upload->parts[number] = {output["ETag"].string_or(""), text("Body")};
    }
    if (ask.operation == "CompleteMultipartUpload") {
        std::string whole;
        for (const auto& [number, part] : upload->parts) whole += part.second;
        world.objects[name] = std::move(whole);
    }
    if (ask.operation == "CompleteMultipartUpload" || ask.operation == "AbortMultipartUpload") world.uploads.erase(upload);
}

}  // namespace backlot::simulation
