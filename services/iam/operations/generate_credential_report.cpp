// GenerateCredentialReport: a report of every user's credentials, made at once; kept for four hours.
//
// The first call answers STARTED, as AWS does; one that finds a fresh report answers COMPLETE and makes none.
//
// Source: IAM API Reference, GenerateCredentialReport; IAM User Guide, "Generate credential reports for your AWS
// account" (columns).
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/report.h"
#include "services/iam/tables.h"

namespace backlot::iam {

Result<Access> generate_credential_report_access(const Context&, const GenerateCredentialReportInput&) {
    return on_all("iam:GenerateCredentialReport");
}

Result<GenerateCredentialReportOutput> generate_credential_report(Context& context,
                                                                  const GenerateCredentialReportInput&) {
    const auto last = context.find(credential_reports, context.account());
    if (last && context.now() - last->generated < report_lifetime) {
        return GenerateCredentialReportOutput{.state = "COMPLETE"};
    }
    const CredentialReport report{.generated = second_of(context.now()), .content = credential_report(context)};
    store::put(context.writes(), credential_reports, report, context.account());
    return GenerateCredentialReportOutput{.state = "STARTED",
                                          .description = "No report exists. Starting a new report generation task"};
}

}  // namespace backlot::iam
