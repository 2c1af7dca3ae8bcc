// StopQuery: ends a query that runs.
//
// Queries are complete when they are started, so that there is never one to stop: AWS's answer for a query that has ended.
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), StopQuery ("If the query has already ended, the operation
// returns an error indicating that the specified query is not running").
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/queries.h"

namespace backlot::logs {

Result<Access> stop_query_access(const Context&, const StopQueryInput&) { return on_all("logs:StopQuery"); }

Result<StopQueryOutput> stop_query(Context& context, const StopQueryInput& input) {
    BACKLOT_TRY(query, need_query(context, input.query_id));
    return errors::invalid_parameter("Query " + query.id + " is not running.");
}

}  // namespace backlot::logs
