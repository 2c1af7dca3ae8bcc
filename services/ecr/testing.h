// What the tests of ECR begin with: the SFDL organization, a repository "app" of the organisation, and ways to push.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "library/testing.h"
#include "services/ecr/model.h"

namespace backlot::ecr::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

inline std::string digest_of_text(const std::string& text) { return "sha256:" + sha256_hex(text); }

struct Registry {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    std::string la;            // account ids
    std::string organisation;

    Registry() {
        stage.as("la").in("eu-west-2");
        la = stage.caller().account;
        stage.as("organisation");
        organisation = stage.caller().account;
        BACKLOT_ASSERT(stage.call(CreateRepositoryInput{.repository_name = "app"}).has_value());
    }
    // A layer of these bytes; gives its digest.
    std::string push_layer(const std::string& bytes, const std::string& repository = "app") {
        const auto upload = stage.call(InitiateLayerUploadInput{.repository_name = repository});
        BACKLOT_ASSERT(upload.has_value());
        UploadLayerPartInput part{.repository_name = repository, .upload_id = *upload->upload_id};
        part.part_first_byte = 0;
        part.part_last_byte = static_cast<std::int64_t>(bytes.size()) - 1;
        part.layer_part_blob.bytes = bytes;
        BACKLOT_ASSERT(stage.call(part).has_value());
        CompleteLayerUploadInput end{.repository_name = repository, .upload_id = *upload->upload_id};
        end.layer_digests.push_back(digest_of_text(bytes));
        const auto done = stage.call(end);
        BACKLOT_ASSERT(done.has_value() || done.error().code == "LayerAlreadyExistsException");
        return digest_of_text(bytes);
    }
    static std::string descriptor(const std::string& type, const std::string& digest, std::size_t size) {
        return R"({"mediaType":")" + type + R"(","digest":")" + digest + R"(","size":)" + std::to_string(size) + "}";
    }
    // The manifest of an image with one layer of these bytes, which is pushed. `more` are further members.
    std::string manifest(const std::string& bytes, const std::string& more = {}, const std::string& repository = "app") {
        const auto config = push_layer("{}", repository);
        const auto layer = push_layer(bytes, repository);
        return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":)" +
               descriptor("application/vnd.oci.image.config.v1+json", config, 2) + R"(,"layers":[)" +
               descriptor("application/vnd.oci.image.layer.v1.tar", layer, bytes.size()) + "]" + more + "}";
    }
    // Gives the image's digest.
    std::string push(const std::string& bytes, const std::string& tag = {}, const std::string& more = {}) {
        PutImageInput input{.repository_name = "app", .image_manifest = manifest(bytes, more)};
        if (!tag.empty()) input.image_tag = tag;
        const auto done = stage.call(input);
        BACKLOT_ASSERT(done.has_value());
        return *done->image->image_id->image_digest;
    }
    [[nodiscard]] std::string app_arn() const { return "arn:aws:ecr:eu-west-2:" + organisation + ":repository/app"; }
    // Tags it.
    void tag(const std::string& key, const std::string& value) {
        TagResourceInput input{.resource_arn = app_arn()};
        input.tags.push_back({.key = key, .value = value});
        BACKLOT_ASSERT(stage.call(input).has_value());
    }
    static ImageIdentifier by_tag(const std::string& tag) { return {.image_tag = tag}; }
};

// A lifecycle policy: one image is enough. Its rule has the priority 7.
inline const std::string keep_one =
    R"({"rules":[{"rulePriority":7,"description":"one is enough","selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]})";

inline std::string policy_for(const std::string& account, const std::string& actions) {
    return R"({"Version":"2012-10-17","Statement":[{"Sid":"Shared","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + account +
           R"(:root"},"Action":)" + actions + "}]}";
}

}  // namespace backlot::ecr::testing
