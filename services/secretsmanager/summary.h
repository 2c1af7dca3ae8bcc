// What DescribeSecret and ListSecrets both tell of a secret.
#pragma once

#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

template <class Shape, class Stages>
void summarize(const SecretRecord& secret, Shape& shape, Stages& stages) {
    shape.arn = arn_of(secret);
    shape.name = secret.name;
    if (!secret.description.empty()) shape.description = secret.description;
    if (!secret.kms_key.empty()) shape.kms_key_id = secret.kms_key;
    shape.last_changed_date = secret.changed;
    shape.deleted_date = secret.deletion;
    shape.tags = tags_shape(secret.tags);
    shape.tags.given = secret.was_tagged;  // an empty list where the last tag was taken away
    shape.created_date = secret.created;
    if (!secret.primary_region.empty()) shape.primary_region = secret.primary_region;
    else if (!secret.replicas.empty()) shape.primary_region = secret.region;
    for (const auto& version : secret.versions) {
        if (!version.stages.empty()) stages[version.id] = version.stages;
    }
}

}  // namespace backlot::secretsmanager
