#include <catch2/catch.hpp>

#include "base/digest.h"
#include "base/encoding.h"

#include "wire/testing.h"

namespace backlot::wire {

namespace {

using testing::request;

Response answer(std::string_view name, const void* output) {
    return encode(s3::service(), testing::operation(s3::service(), name), output, "REQ1");
}

template <class Input>
std::string refusal(const Request& sent) {
    return testing::failure(testing::read<Input>(sent, "s3"));
}

constexpr std::string_view malformed =
    "MalformedXML: The XML you provided was not well-formed or did not validate against our published schema";

// A batch delete, whose body must be under a digest.
Request deletion(std::string body) {
    const auto md5 = base64(digest(Algorithm::md5, body));
    return request("POST", "/r?delete", {{"content-md5", md5}}, std::move(body));
}

}  // namespace

TEST_CASE("S3 requests", "[wire]") {
    SECTION("labels, headers, metadata; a streamed body is not the codec's") {
        const auto input = testing::read<s3::PutObjectInput>(
            request("PUT", "/reports/a%2Fb",
                    {{"content-type", "text/plain"},
                     {"x-amz-meta-Team", "a"},
                     {"x-amz-meta-team", "b"},
                     {"x-amz-meta-zone", ""},
                     {"content-length", "3"},
                     {"x-amz-server-side-encryption-bucket-key-enabled", "True"}},
                    "abc"),
            "s3");
        REQUIRE(input);
        CHECK(input->bucket == "reports");
        CHECK(input->key == "a/b");
        CHECK(input->content_type == "text/plain");
        CHECK(input->content_length == 3);
        CHECK(input->bucket_key_enabled == true);
        CHECK(input->metadata == model::Map<std::string>{{"team", "a,b"}, {"zone", ""}});
        CHECK(input->body.size == 0);
    }
    SECTION("numbers in the query string are numbers") {
        CHECK(testing::read<s3::ListObjectsV2Input>(request("GET", "/r?list-type=2&max-keys=5"), "s3")->max_keys == 5);
        CHECK(refusal<s3::ListObjectsV2Input>(request("GET", "/r?list-type=2&max-keys=many")) ==
              "InvalidArgument: Provided max-keys not an integer or within integer range");
    }
    SECTION("a condition that is no date is ignored") {
        const auto input = testing::read<s3::GetObjectInput>(
            request("GET", "/r/a", {{"if-modified-since", "yesterday"}, {"range", "bytes=0-1"}}), "s3");
        REQUIRE(input);
        CHECK_FALSE(input->if_modified_since);
        CHECK(input->range == "bytes=0-1");
        const auto dated = testing::read<s3::GetObjectInput>(
            request("GET", "/r/a", {{"if-modified-since", "Sat, 31 Jan 2026 09:30:00 GMT"}}), "s3");
        CHECK(dated->if_modified_since == model::Timestamp{std::chrono::seconds{1769851800}});
    }
    SECTION("lists in headers are divided at commas") {
        const auto input = testing::read<s3::GetObjectAttributesInput>(
            request("GET", "/r/a?attributes", {{"x-amz-object-attributes", "ETag, ObjectSize"}}), "s3");
        REQUIRE(input);
        CHECK(input->object_attributes == model::List<std::string>{"ETag", "ObjectSize"});
    }
    SECTION("a document is read whatever its prefix and declared namespace") {
        const auto input = testing::read<s3::DeleteObjectsInput>(
            deletion("<?xml version=\"1.0\"?><d:Delete xmlns:d=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                    "<d:Object><d:Key> a &amp; b </d:Key></d:Object><d:Quiet>true</d:Quiet>"
                    "<d:Object><d:Key>c</d:Key><d:VersionId>v</d:VersionId></d:Object></d:Delete>"),
            "s3");
        REQUIRE(input);
        REQUIRE(input->delete_.objects.size() == 2);
        CHECK(input->delete_.objects[0].key == " a & b ");
        CHECK(input->delete_.objects[1].version_id == "v");
        CHECK(input->delete_.quiet == true);
    }
    SECTION("what the schema does not have is malformed") {
        const auto of = [](std::string body) { return refusal<s3::DeleteObjectsInput>(deletion(std::move(body))); };
        CHECK(refusal<s3::DeleteObjectsInput>(request("POST", "/r?delete", {}, "<Delete/>")).starts_with("InvalidRequest: Missing required header"));
        CHECK(refusal<s3::DeleteObjectsInput>(request("POST", "/r?delete", {{"content-md5", base64(digest(Algorithm::md5, "other"))}}, "<Delete/>")).starts_with("BadDigest"));
        CHECK(refusal<s3::DeleteObjectsInput>(request("POST", "/r?delete", {{"content-md5", "no"}}, "<Delete/>")).starts_with("InvalidDigest"));
        CHECK(of("<Delete><Object><Key>a</Key></Object></Delete>") == "(success)");
        CHECK(of("<Delete><Object><Key>a</Key></Object>") == malformed);
        CHECK(of("<Remove><Object><Key>a</Key></Object></Remove>") == malformed);
        CHECK(of("<Delete><Object><Name>a</Name></Object></Delete>") == malformed);
        CHECK(of("<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>") == malformed);
        CHECK(of("<Delete><Object><VersionId>v</VersionId></Object></Delete>") == malformed);
        CHECK(of("<Delete><Object><Key>a</Key></Object><Quiet>perhaps</Quiet></Delete>") == malformed);
        CHECK(of("<!DOCTYPE d [<!ENTITY a \"b\">]><Delete><Object><Key>&a;</Key></Object></Delete>") == malformed);
        CHECK(of("") == "MissingRequestBodyError: Request Body is empty");
    }
    SECTION("an optional document may be missing") {
        const auto input = testing::read<s3::CreateBucketInput>(request("PUT", "/r"), "s3");
        REQUIRE(input);
        CHECK_FALSE(input->create_bucket_configuration);
    }
    SECTION("a policy is the body itself") {
        CHECK(testing::read<s3::PutBucketPolicyInput>(request("PUT", "/r?policy", {}, "{\"a\": 1}"), "s3")->policy == "{\"a\": 1}");
    }
    SECTION("inputs survive the way to the server") {
        s3::PutBucketTaggingInput tagging{.bucket = "r"};
        tagging.tagging.tag_set = {{.key = "a", .value = "<1>"}, {.key = "b", .value = ""}};
        const auto tags = testing::there_and_back(s3::service(), "PutBucketTagging", tagging);
        REQUIRE(tags);
        REQUIRE(tags->tagging.tag_set.size() == 2);
        CHECK(tags->tagging.tag_set[0].value == "<1>");

        s3::PutObjectAclInput acl{.bucket = "r", .key = "a//../b c"};
        acl.access_control_policy.emplace();
        s3::Grant grant;
        grant.grantee = s3::Grantee{.id = "owner", .type = "CanonicalUser"};
        grant.permission = "READ";
        acl.access_control_policy->grants = {grant};
        const auto grants = testing::there_and_back(s3::service(), "PutObjectAcl", acl);
        REQUIRE(grants);
        CHECK(grants->key == "a//../b c");
        REQUIRE(grants->access_control_policy->grants.size() == 1);
        CHECK(grants->access_control_policy->grants[0].grantee->type == "CanonicalUser");

        s3::PutBucketLifecycleConfigurationInput lifecycle{.bucket = "r"};
        lifecycle.lifecycle_configuration.emplace();
        s3::LifecycleRule rule{.status = "Enabled"};
        rule.filter.emplace().prefix = "";
        rule.expiration.emplace().date = model::Timestamp{std::chrono::seconds{1769817600}};
        lifecycle.lifecycle_configuration->rules = {rule};
        const auto rules = testing::there_and_back(s3::service(), "PutBucketLifecycleConfiguration", lifecycle);
        REQUIRE(rules);
        REQUIRE(rules->lifecycle_configuration->rules.size() == 1);
        CHECK(rules->lifecycle_configuration->rules[0].filter->prefix == "");
        CHECK(rules->lifecycle_configuration->rules[0].expiration->date == rule.expiration->date);
    }
}

TEST_CASE("S3 answers", "[wire]") {
    SECTION("listings: roots, flattened lists, milliseconds") {
        s3::ListObjectsV2Output output;
        output.name = "r";
        output.key_count = 1;
        s3::Object object;
        object.key = "a&b";
        object.etag = "\"e\"";
        object.size = 3;
        object.last_modified = model::Timestamp{std::chrono::seconds{1769851800}};
        output.contents = {object, object};
        output.common_prefixes = {s3::CommonPrefix{.prefix = "x/"}};
        const auto response = answer("ListObjectsV2", &output);
        CHECK(response.body.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult "
                                        "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"));
        CHECK(response.body.find("</Contents><Contents>") != response.body.npos);
        CHECK(response.body.find("<LastModified>2026-01-31T09:30:00.000Z</LastModified>") != response.body.npos);
        CHECK(response.body.find("<CommonPrefixes><Prefix>x/</Prefix></CommonPrefixes>") != response.body.npos);
        CHECK(testing::header_of(response, "Content-Type") == "application/xml");
        CHECK(testing::header_of(response, "x-amz-request-id") == "REQ1");
        CHECK(testing::header_of(response, "x-amz-id-2") != "(none)");
        const auto read = testing::answer_and_back(s3::service(), "ListObjectsV2", output);
        REQUIRE(read);
        CHECK(read->contents.at(1).key == "a&b");
        CHECK(read->contents.at(1).last_modified == object.last_modified);
    }
    SECTION("a location is a bare value, and none in us-east-1") {
        s3::GetBucketLocationOutput output;
        CHECK(answer("GetBucketLocation", &output).body.ends_with(
            "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>"));
        output.location_constraint = "eu-west-1";
        CHECK(answer("GetBucketLocation", &output).body.ends_with(">eu-west-1</LocationConstraint>"));
        CHECK(testing::answer_and_back(s3::service(), "GetBucketLocation", output)->location_constraint == "eu-west-1");
    }
    SECTION("an object: its headers, metadata, dates of HTTP, and bytes that may lie elsewhere") {
        s3::GetObjectOutput output;
        output.etag = "\"e\"";
        output.content_type = "text/plain";
        output.last_modified = model::Timestamp{std::chrono::seconds{1769851800}};
        output.metadata = {{"team", "a"}};
        output.body = {.size = 3, .bytes = "abc"};
        const auto small = answer("GetObject", &output);
        CHECK(small.body == "abc");
        CHECK_FALSE(small.stream);
        CHECK(testing::header_of(small, "Content-Type") == "text/plain");
        CHECK(testing::header_of(small, "Last-Modified") == "Sat, 31 Jan 2026 09:30:00 GMT");
        CHECK(testing::header_of(small, "x-amz-meta-team") == "a");
        CHECK(testing::answer_and_back(s3::service(), "GetObject", output)->body.bytes == "abc");

        output.body = {.size = 10, .pieces = {{.blob = "b-1", .offset = 5, .size = 10}}};
        const auto large = answer("GetObject", &output);
        REQUIRE(large.stream);
        CHECK(large.stream->pieces.at(0).offset == 5);
        CHECK(large.body.empty());
    }
    SECTION("HEAD has headers and no body") {
        s3::HeadObjectOutput output;
        output.content_length = 3;
        const auto response = answer("HeadObject", &output);
        CHECK(response.body.empty());
        CHECK(testing::header_of(response, "Content-Length") == "3");
    }
    SECTION("a payload is the root; a policy is the body") {
        s3::CopyObjectOutput copied;
        copied.copy_object_result.emplace().etag = "\"e\"";
        CHECK(answer("CopyObject", &copied).body.find("<CopyObjectResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                                                      "<ETag>&quot;e&quot;</ETag>") != std::string::npos);
        s3::GetBucketPolicyOutput policy;
        policy.policy = "{}";
        CHECK(answer("GetBucketPolicy", &policy).body == "{}");
    }
    SECTION("errors carry their details, and no body where the request was a HEAD") {
        const auto& service = s3::service();
        const Error error{.code = "NoSuchKey", .message = "The specified key does not exist.", .status = 404,
                          .details = {{"Key", "a"}}};
        const auto response = encode_error(&service, &testing::operation(service, "GetObject"), error, "REQ1");
        CHECK(response.status == 404);
        CHECK(response.body.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code><Message>The "
                                        "specified key does not exist.</Message><Key>a</Key><RequestId>REQ1</RequestId><HostId>"));
        CHECK(encode_error(&service, &testing::operation(service, "HeadObject"), error, "REQ1").body.empty());
        s3::GetObjectOutput output;
        CHECK(testing::failure(decode_response(service, testing::operation(service, "GetObject"), response, &output)) ==
              "NoSuchKey: The specified key does not exist.");
    }
}

}  // namespace backlot::wire
