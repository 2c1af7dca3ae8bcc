#include "services/kms/managed_keys.h"

#include <algorithm>

#include "services/kms/material.h"

namespace backlot::kms {

namespace {

struct ManagedKey {
    std::string_view alias;
    std::string_view via;   // the service in kms:ViaService
    std::string_view name;  // in the policy's Sid
};

constexpr ManagedKey managed_keys[] = {
    {"alias/aws/acm", "acm", "ACM"},
    {"alias/aws/backup", "backup", "Backup"},
    {"alias/aws/codecommit", "codecommit", "CodeCommit"},
    {"alias/aws/dynamodb", "dynamodb", "DynamoDB"},
    {"alias/aws/ebs", "ec2", "EBS"},
    {"alias/aws/ecr", "ecr", "ECR"},
    {"alias/aws/elasticfilesystem", "elasticfilesystem", "EFS"},
    {"alias/aws/es", "es", "OpenSearch Service"},
    {"alias/aws/glue", "glue", "Glue"},
    {"alias/aws/kinesis", "kinesis", "Kinesis"},
    {"alias/aws/lambda", "lambda", "AWS Lambda"},
    {"alias/aws/rds", "rds", "RDS"},
    {"alias/aws/redshift", "redshift", "Redshift"},
    {"alias/aws/s3", "s3", "S3"},
    {"alias/aws/secretsmanager", "secretsmanager", "AWS Secrets Manager"},
    {"alias/aws/sns", "sns", "SNS"},
    {"alias/aws/sqs", "sqs", "SQS"},
    {"alias/aws/ssm", "ssm", "SSM"},
};

const ManagedKey* find_managed(std::string_view alias) {
    const auto* found = std::ranges::find(managed_keys, alias, &ManagedKey::alias);
    return found == std::end(managed_keys) ? nullptr : found;
}

std::string policy_of(const ManagedKey& managed, const std::string& account, const std::string& region) {
    const std::string name(managed.name);
    return R"({"Version":"2012-10-17","Id":"auto-)" + std::string(managed.via) + R"(-2","Statement":[{"Sid":"Allow access through )" +
           name + " for all principals in the account that are authorized to use " + name +
           R"(","Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*",)"
           R"("kms:GenerateDataKey*","kms:CreateGrant","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":)"
           R"({"kms:CallerAccount":")" + account + R"(","kms:ViaService":")" + std::string(managed.via) + "." + region +
           R"(.amazonaws.com"}}},{"Sid":"Allow direct access to key metadata to the account","Effect":"Allow","Principal":)"
           R"({"AWS":"arn:aws:iam::)" + account +
           R"(:root"},"Action":["kms:Describe*","kms:Get*","kms:List*","kms:RevokeGrant"],"Resource":"*"}]})";
}

}  // namespace

bool is_unmade_managed_alias(const Context& context, std::string_view key_id) {
    return find_managed(key_id) != nullptr && !context.account().empty() &&
           !context.find(alias_records, context.account(), context.region(), key_id);
}

Target draft_managed_key(const Context& context, std::string_view alias) {
    const auto& managed = *find_managed(alias);
    KeyRecord key;
    key.id = context.ids().uuid();
    key.account = context.account();
    key.region = context.region();
    key.created = context.now();
    key.is_aws_managed = true;
    key.description = "Default key that protects my " + std::string(managed.name) + (managed.alias == "alias/aws/s3" ? " objects" : " data") + " when no other key is defined";
    key.policy = policy_of(managed, key.account, key.region);
    key.aliases = {std::string(alias)};
    key.rotation_days = 365;
    key.next_rotation = key.created + std::chrono::days{key.rotation_days};
    add_material(context, key, make_secret(spec_of(key)), {.since = key.created});
    seed_rotation(context, key);
    return {.key = std::move(key), .alias = std::string(alias)};
}

void keep_managed_key(Context& context, const KeyRecord& key) {
    put_key(context, key);
    const AliasRecord alias{.name = key.aliases.front(), .key_id = key.id, .created = context.now(), .updated = context.now()};
    store::put(context.writes(), alias_records, alias, key.account, key.region, alias.name);
}

}  // namespace backlot::kms
