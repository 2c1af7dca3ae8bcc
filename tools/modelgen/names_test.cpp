#include "tools/modelgen/names.h"

#include <catch2/catch.hpp>

using namespace backlot::modelgen;

TEST_CASE("Names of members", "[modelgen]") {
    CHECK(member_name("VersionId") == "version_id");
    CHECK(member_name("QueueUrl") == "queue_url");
    CHECK(member_name("roleArn") == "role_arn");
    SECTION("an acronym is one word, with what cannot be told apart from it") {
        CHECK(member_name("ACL") == "acl");
        CHECK(member_name("MFADelete") == "mfa_delete");
        CHECK(member_name("CORSRules") == "cors_rules");
        CHECK(member_name("KMSMasterKeyID") == "kms_master_key_id");
        CHECK(member_name("SSEKMSKeyId") == "ssekms_key_id");
        CHECK(member_name("ChecksumCRC32C") == "checksum_crc32c");
        CHECK(member_name("PolicyARNs") == "policy_arns");
    }
    SECTION("an entity tag is one word") {
        CHECK(member_name("ETag") == "etag");
    }
    SECTION("words of C++ step aside") {
        CHECK(member_name("Delete") == "delete_");
        CHECK(member_name("Default") == "default_");
        CHECK(member_name("Deleted") == "deleted");
    }
}

TEST_CASE("Names of operations", "[modelgen]") {
    CHECK(function_name("ListObjectsV2") == "list_objects_v2");
    CHECK(function_name("CreateOpenIDConnectProvider") == "create_open_id_connect_provider");
    CHECK(fold("list_objects_v2") == fold("ListObjectsV2"));
    CHECK(literal("a\"\\b\n") == "\"a\\\"\\\\b\\n\"");
}
