// Filters of ListSecrets and BatchGetSecretValue.
//
// A filter holds where one of its values does: a name, a tag key and a tag value by their beginnings, a description by the
// beginnings of its words; with "!" before it, where it does not.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), Filter; User Guide, "Find secrets in AWS Secrets Manager".
#pragma once

#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

// Whether all of them do.
[[nodiscard]] bool hold_for(const SecretRecord& secret, const model::List<Filter>& filters);

}  // namespace backlot::secretsmanager
