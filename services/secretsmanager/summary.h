// What DescribeSecret and ListSecrets both tell of a secret.
#pragma once

#include "services/secretsmanager/replication.h"
#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

template <class Shape, class Stages>
void summarize(const Context& context, const SecretRecord& secret, Shape& shape, Stages& stages) {
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
        const auto read = last_read(context, secret, version.id);
        if (read && (!shape.last_accessed_date || *read > *shape.last_accessed_date)) shape.last_accessed_date = read;
        if (!version.stages.empty()) stages[version.id] = version.stages;
    }
}

}  // namespace backlot::secretsmanager
