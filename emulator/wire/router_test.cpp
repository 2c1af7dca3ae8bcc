#include "wire/router.h"

#include <catch2/catch.hpp>
#include <map>

#include "base/encoding.h"
#include "wire/s3_host.h"
#include "wire/testing.h"

namespace backlot::wire {

namespace {

std::string operation_of(const Request& request, std::string_view signing_name = "s3") {
    const auto route = testing::router().route(request, signing_name);
    if (!route) return route.error().code;
    return route->operation == nullptr ? "(later)" : std::string(route->operation->name);
}

std::string label_of(const Request& request, std::string_view name) {
    const auto route = testing::router().route(request, "s3");
    if (!route || route->label(name) == nullptr) return "(none)";
    return *route->label(name);
}

// A request that asks for an operation of S3 and for nothing else.
Request request_for(const model::Operation& operation) {
    std::string target(operation.uri);
    for (const auto& [label, value] : {std::pair{"{Bucket}", "reports"}, std::pair{"{Key+}", "a/b.txt"}}) {
        if (const auto at = target.find(label); at != target.npos) target.replace(at, std::string_view(label).size(), value);
    }
    auto request = testing::request(std::string(operation.method), target);
    for (const auto name : operation.required_query) request.query += "&" + std::string(name) + "=1";
    for (const auto name : operation.required_headers) request.headers.emplace_back(to_lower(name), "x");
    return request;
}

}  // namespace

TEST_CASE("Routing of S3", "[wire]") {
    using testing::request;

    SECTION("every operation of the model is found by its own request") {
        // Of two with the same method, path and parameters the one with a file is meant, else the first; ListBuckets
        // and the listing of directory buckets differ by their host alone.
        const std::map<std::string_view, std::string> twins{
            {"GetBucketLifecycle", "GetBucketLifecycleConfiguration"},
            {"GetBucketNotificationConfiguration", "GetBucketNotification"},
            {"PutBucketLifecycle", "PutBucketLifecycleConfiguration"},
            {"PutBucketNotificationConfiguration", "PutBucketNotification"},
            {"ListDirectoryBuckets", "ListBuckets"}};
        CHECK(s3::service().operations.size() > 100);
        for (const auto& operation : s3::service().operations) {
            CAPTURE(operation.name, operation.uri);
            const auto twin = twins.find(operation.name);
            CHECK(operation_of(request_for(operation)) == (twin == twins.end() ? operation.name : twin->second));
        }
    }
    SECTION("what tells operations of one path apart") {
        CHECK(operation_of(request("GET", "/")) == "ListBuckets");
        CHECK(operation_of(request("GET", "/reports")) == "ListObjects");
        CHECK(operation_of(request("GET", "/reports/")) == "ListObjects");
        CHECK(operation_of(request("GET", "/reports?list-type=2&prefix=a")) == "ListObjectsV2");
        CHECK(operation_of(request("GET", "/reports?versioning")) == "GetBucketVersioning");
        CHECK(operation_of(request("GET", "/reports?versioning=")) == "GetBucketVersioning");
        CHECK(operation_of(request("PUT", "/reports/a")) == "PutObject");
        CHECK(operation_of(request("PUT", "/reports/a", {{"x-amz-copy-source", "x/y"}})) == "CopyObject");
        CHECK(operation_of(request("PUT", "/reports/a?partNumber=1&uploadId=u")) == "UploadPart");
        CHECK(operation_of(request("PUT", "/reports/a?partNumber=1&uploadId=u", {{"x-amz-copy-source", "x/y"}})) ==
              "UploadPartCopy");
        CHECK(operation_of(request("GET", "/reports/a?uploadId=u")) == "ListParts");
        CHECK(operation_of(request("DELETE", "/reports/a?uploadId=u")) == "AbortMultipartUpload");
        CHECK(operation_of(request("GET", "/reports/a?x-id=GetObject")) == "GetObject");
        CHECK(operation_of(request("GET", "/reports?analytics")) == "ListBucketAnalyticsConfigurations");
        CHECK(operation_of(request("GET", "/reports?analytics&id=1")) == "GetBucketAnalyticsConfiguration");
        CHECK(operation_of(request("GET", "/reports?lifecycle")) == "GetBucketLifecycleConfiguration");
        CHECK(operation_of(request("GET", "/reports/a?attributes")) == "GetObjectAttributes");
        CHECK(operation_of(request("PATCH", "/reports")) == "MethodNotAllowed");
    }
    SECTION("keys are decoded once and otherwise left alone") {
        CHECK(label_of(request("GET", "/reports/a//b"), "Key") == "a//b");
        CHECK(label_of(request("GET", "/reports//a"), "Key") == "/a");
        CHECK(label_of(request("GET", "/reports/../x"), "Key") == "../x");
        CHECK(label_of(request("GET", "/reports/a/"), "Key") == "a/");
        CHECK(label_of(request("GET", "/reports/%2Fa%2520b+c"), "Key") == "/a%20b+c");
        CHECK(label_of(request("GET", "/reports/a%3Facl"), "Key") == "a?acl");
    }
    SECTION("the bucket may be in the host") {
        const auto at = [](std::string host, std::string_view target) {
            return request("GET", target, {{"host", std::move(host)}});
        };
        CHECK(label_of(at("reports.s3.amazonaws.com", "/a/b"), "Bucket") == "reports");
        CHECK(label_of(at("reports.s3.amazonaws.com", "/a/b"), "Key") == "a/b");
        CHECK(label_of(at("my.s3.reports.s3.eu-west-1.amazonaws.com", "/a"), "Bucket") == "my.s3.reports");
        CHECK(label_of(at("reports.s3.localhost:4566", "//a"), "Key") == "/a");
        CHECK(label_of(at("reports.s3.us-east-1.localhost:4566", "/a"), "Bucket") == "reports");
        CHECK(label_of(at("reports.s3.localhost.localstack.cloud:4566", "/a"), "Bucket") == "reports");
        CHECK(label_of(at("reports.localhost:4566", "/a"), "Bucket") == "reports");
        CHECK(label_of(at("s3.eu-west-1.amazonaws.com", "/other/a"), "Bucket") == "other");
        CHECK(label_of(at("localhost:4566", "/other/a"), "Bucket") == "other");
        CHECK(label_of(at("127.0.0.1:4566", "/other/a"), "Bucket") == "other");
        CHECK(operation_of(at("reports.s3.amazonaws.com", "/")) == "ListObjects");
        CHECK(operation_of(at("reports.s3.amazonaws.com", "/?acl")) == "GetBucketAcl");
    }
    SECTION("it takes requests without a signature that name no other service") {
        CHECK(operation_of(request("GET", "/reports/a"), "") == "GetObject");
    }
}

TEST_CASE("Routing by action and target", "[wire]") {
    using testing::form;
    using testing::request;

    SECTION("a query service by Action, in the body or in the query string") {
        CHECK(operation_of(form("Action=CreateUser&Version=2010-05-08"), "iam") == "CreateUser");
        CHECK(operation_of(request("GET", "/?Action=GetCallerIdentity&Version=2011-06-15"), "sts") == "GetCallerIdentity");
        CHECK(operation_of(form("Action=Nothing&Version=2010-05-08"), "iam") == "InvalidAction");
        CHECK(operation_of(form("Version=2010-05-08"), "iam") == "MissingAction");
        CHECK(operation_of(form(""), "iam") == "MissingAction");
    }
    SECTION("its head alone says the service, the body the rest") {
        auto head = form("");
        head.headers.emplace_back("content-length", "43");
        const auto route = testing::router().route(head, "iam");
        REQUIRE(route);
        CHECK(route->service == &iam::service());
        CHECK(route->operation == nullptr);
        // A body that was announced and is empty in the end.
        const auto whole = testing::router().route(head, "iam", Arrived::whole);
        REQUIRE_FALSE(whole);
        CHECK(whole.error().code == "MissingAction");
    }
    SECTION("without a signature: by Action and Version, or by the host") {
        CHECK(operation_of(form("Action=AssumeRoleWithWebIdentity&Version=2011-06-15"), "") == "AssumeRoleWithWebIdentity");
        auto hosted = form("Action=CreateUser&Version=2010-05-08");
        hosted.headers.emplace_back("host", "iam.amazonaws.com");
        CHECK(operation_of(hosted, "") == "CreateUser");
    }
    SECTION("a JSON service by its target") {
        const auto to = [](std::string target) { return request("POST", "/", {{"x-amz-target", std::move(target)}}, "{}"); };
        CHECK(operation_of(to("AWSOrganizationsV20161128.ListRoots"), "organizations") == "ListRoots");
        CHECK(operation_of(to("AmazonSQS.SendMessage"), "sqs") == "SendMessage");
        CHECK(operation_of(to("AmazonSQS.Nothing"), "sqs") == "UnknownOperationException");
        CHECK(operation_of(to("Nobody.ListRoots"), "organizations") == "UnknownOperationException");
    }
    SECTION("a REST-JSON service by method and path; encoded slashes stay inside a label") {
        const auto route = testing::router().route(
            request("POST", "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A1%3Af%2Fg/invocations"), "lambda");
        REQUIRE(route);
        CHECK(route->operation->name == "Invoke");
        CHECK(*route->label("FunctionName") == "arn:aws:lambda:us-east-1:1:f/g");
        CHECK(operation_of(request("GET", "/2015-03-31/functions/f"), "lambda") == "GetFunction");
        CHECK(operation_of(request("GET", "/2015-03-31/functions/"), "lambda") == "ListFunctions");
        CHECK(operation_of(request("GET", "/nothing"), "lambda") == "UnknownOperationException");
    }
    SECTION("a service that is not here is said to be missing") {
        CHECK(operation_of(request("GET", "/"), "braket") == "NotImplemented");
    }
}

}  // namespace backlot::wire
