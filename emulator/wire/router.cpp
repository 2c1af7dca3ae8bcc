#include "wire/router.h"

#include <algorithm>
#include <tuple>

#include "base/encoding.h"
#include "wire/form.h"
#include "wire/errors.h"
#include "wire/s3_host.h"
#include "wire/s3_rules.h"

namespace backlot::wire {

namespace {

using model::Protocol;

bool is_rest(const model::Service& service) {
    return service.protocol == Protocol::rest_json || service.protocol == Protocol::rest_xml;
}

bool speaks_actions(const model::Service& service) {
    return service.protocol == Protocol::query || service.protocol == Protocol::ec2;
}

const model::Operation* operation_named(const model::Service& service, std::string_view name) {
    const auto found = std::ranges::find(service.operations, name, &model::Operation::name);
    return found == service.operations.end() ? nullptr : &*found;
}

// S3 and the API of its settings sign alike. The second's operations all require a header that the first does not know.
// Source: Amazon S3 API Reference, "Amazon S3 Control".
bool is_s3_control(const Request& request) {
    return request.header("x-amz-account-id") != nullptr || request.header("x-amz-outpost-id") != nullptr;
}

std::string_view host_of(const Request& request) {
    const auto* host = request.header("host");
    return host == nullptr ? std::string_view{} : std::string_view(*host);
}

bool is_form_post(const Request& request) {
    if (request.method != "POST") return false;
    const auto* type = request.header("content-type");
    return type == nullptr || type->starts_with("application/x-www-form-urlencoded");
}

// Whether a body was announced that is not here yet.
bool awaits_body(const Request& request) {
    if (!request.body.empty() || request.method != "POST") return false;
    const auto* length = request.header("content-length");
    return (length != nullptr && *length != "0") || request.header("transfer-encoding") != nullptr;
}

bool is_label(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }
bool is_greedy(std::string_view segment) { return segment.ends_with("+}"); }

std::string_view label_name(std::string_view segment) {
    return segment.substr(1, segment.size() - (is_greedy(segment) ? 3 : 2));
}

// Walks a raw path beside a template's segments and calls visit(segment, piece) for each label. False where they differ.
template <class Visit>
bool match(const std::vector<std::string_view>& segments, std::string_view path, Visit visit) {
    std::string_view rest = path.starts_with('/') ? path.substr(1) : path;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto segment = segments[i];
        auto end = std::min(rest.find('/'), rest.size());
        if (is_greedy(segment)) {
            end = rest.size();
            for (auto behind = segments.size() - i - 1; behind > 0; --behind) {
                end = end == 0 ? rest.npos : rest.rfind('/', end - 1);
                if (end == rest.npos) return false;
            }
        }
        const auto piece = rest.substr(0, end);
        if (piece.empty()) return false;
        if (is_label(segment)) {
            visit(segment, piece);
        } else if (piece != segment && uri_decode(piece) != segment) {
            return false;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return rest.empty();
}

bool matches(const std::vector<std::string_view>& segments, std::string_view path) {
    return match(segments, path, [](std::string_view, std::string_view) {});
}

}  // namespace

Router::Router(std::span<const model::Service* const> services) {
    for (const auto* service : services) {
        Entry entry{.service = service, .rows = {}};
        for (const auto& operation : service->operations) {
            if (!is_rest(*service)) break;
            RestRow row{.operation = &operation, .segments = {}, .literals = {}, .literal_segments = 0, .required_headers = {}};
            for (const auto name : operation.required_headers) row.required_headers.push_back(to_lower(name));
            const auto mark = operation.uri.find('?');
            auto path = operation.uri.substr(0, mark);
            while (!path.empty()) {
                path.remove_prefix(1);  // the slash
                const auto end = std::min(path.find('/'), path.size());
                if (end > 0) row.segments.push_back(path.substr(0, end));
                path.remove_prefix(end);
            }
            row.literal_segments = std::ranges::count_if(row.segments, [](auto one) { return !is_label(one); });
            auto query = mark == operation.uri.npos ? std::string_view{} : operation.uri.substr(mark + 1);
            while (!query.empty()) {
                const auto end = std::min(query.find('&'), query.size());
                const auto part = query.substr(0, end);
                const auto equals = part.find('=');
                const auto name = part.substr(0, equals);
                if (!name.empty() && name != "x-id") {
                    const auto& literal = row.literals.emplace_back(name, equals == part.npos ? "" : part.substr(equals + 1));
                    entry.literals[name] |= literal.second.empty();
                }
                query.remove_prefix(std::min(end + 1, query.size()));
            }
            entry.rows.push_back(std::move(row));
        }
        entries_.push_back(std::move(entry));
    }
}

namespace {

// What S3 says of a method that something does not have.
std::unexpected<Error> no_such_method(const Request& request, std::string_view path) {
    const auto key = path.find('/', 1);
    const std::string type = path == "/" ? "SERVICE" : key == path.npos || key + 1 == path.size() ? "BUCKET" : "OBJECT";
    return fail(Error{.code = "MethodNotAllowed", .message = "The specified method is not allowed against this resource.", .status = 405,
                      .details = {{"Method", request.method}, {"ResourceType", type}}});
}

// Parameters that stand for other operations than the one that their request makes of it: answering it would do
// something else than was asked. Source: S3's answers.
Result<> check_parameters(const model::Operation& operation, const Form& query) {
    const auto* part = find(query, "partNumber");
    if (operation.name == "PutObject" && part != nullptr && find(query, "uploadId") == nullptr) {
        return fail(errors::invalid_argument("This operation does not accept partNumber without uploadId", "partNumber", *part));
    }
    if (operation.name == "GetObject" && find(query, "uploads") != nullptr) {
        return fail("InvalidRequest", "Key is not expected for the GET method ?uploads subresource", 400);
    }
    if (operation.name == "GetObject" && find(query, "versions") != nullptr) {
        return fail("InvalidRequest", "There is no such thing as the ?versions sub-resource for a key", 400);
    }
    return {};
}

}  // namespace

Result<Route> Router::route_rest(const Entry& entry, const Request& request, std::string_view bucket) const {
    std::string path = request.path;
    if (!bucket.empty()) path = "/" + uri_encode(bucket) + (path == "/" ? "" : path);
    Route route;
    route.query = parse_form(request.query);
    const auto* wanted = find(route.query, "x-id");
    // The few parameters that an operation can be known by: a signature's are many, and none of them.
    std::vector<const Form::value_type*> telling;
    for (const auto& parameter : route.query)
        if (entry.literals.contains(parameter.first)) telling.push_back(&parameter);

    // Literal segments, literal parameters, what it requires and finds, x-id, has a file.
    using Score = std::tuple<std::ptrdiff_t, std::size_t, std::ptrdiff_t, bool, bool>;
    Score best{};
    const RestRow* chosen = nullptr;
    for (const auto& row : entry.rows) {
        const auto& operation = *row.operation;
        if (operation.method != request.method) continue;
        const bool literals_fit = std::ranges::all_of(row.literals, [&](const auto& literal) {
            const auto given = std::ranges::find(telling, literal.first, [](const auto* one) -> std::string_view { return one->first; });
            return given != telling.end() && (literal.second.empty() || (*given)->second == literal.second);
        });
        if (!literals_fit || !matches(row.segments, path)) continue;
        const auto has_header = [&](std::string_view name) { return request.header(name) != nullptr; };
        const bool has_all = std::ranges::all_of(row.required_headers, has_header) &&
                             std::ranges::all_of(operation.required_query, [&](std::string_view name) {
                                 return find(route.query, name) != nullptr;
                             });
        const auto required = std::ssize(operation.required_headers) + std::ssize(operation.required_query);
        const Score score{row.literal_segments, row.literals.size(), has_all ? required : -required,
                          wanted != nullptr && *wanted == operation.name, operation.input != nullptr};
        if (chosen == nullptr || score > best) {
            best = score;
            chosen = &row;
        }
    }
    if (chosen == nullptr) {
        const bool path_known = std::ranges::any_of(entry.rows, [&](const RestRow& row) {
            return matches(row.segments, path);
        });
        if (entry.service->protocol == Protocol::rest_json) {
            return fail(path_known ? "MethodNotAllowedException" : "UnknownOperationException",
                        path_known ? "The method is not allowed here." : "No operation has this path.",
                        path_known ? 405 : 404);
        }
        return no_such_method(request, path);
    }
    route.operation = chosen->operation;
    if (is_s3(*entry.service)) {
        BACKLOT_CHECK(check_parameters(*route.operation, route.query));
        // A sub-resource that has no such method is not the thing itself: nothing is deleted or made in its place.
        const bool has_other = std::ranges::any_of(telling, [&](const auto* parameter) {
            const auto is_own = std::ranges::any_of(chosen->literals, [&](const auto& literal) { return literal.first == parameter->first; });
            return !is_own && entry.literals.find(parameter->first)->second;
        });
        const bool lacks_upload = route.operation->name == "CompleteMultipartUpload" && find(route.query, "uploadId") == nullptr;
        const bool is_part = route.operation->name == "PutObject" && find(route.query, "uploadId") != nullptr;
        if ((chosen->literals.empty() && has_other) || lacks_upload || is_part) return no_such_method(request, path);
    }
    match(chosen->segments, path, [&](std::string_view segment, std::string_view piece) {
        route.labels.emplace_back(label_name(segment), uri_decode(piece));
    });
    route.service = entry.service;
    route.is_virtual_hosted = !bucket.empty();
    return route;
}

Result<Route> Router::route_action(std::span<const Entry* const> candidates, const Request& request,
                                   Arrived arrived) const {
    auto form = parse_form(request.query);
    if (find(form, "Action") == nullptr && is_form_post(request)) form = parse_form(request.body);
    const auto* action = find(form, "Action");
    const auto* version = find(form, "Version");
    if (action == nullptr) {
        if (arrived == Arrived::whole || !awaits_body(request)) {
            return fail("MissingAction", "The request must contain the parameter Action.", 400);
        }
        return Route{.service = candidates.size() == 1 ? candidates.front()->service : nullptr};
    }
    const Entry* found = nullptr;
    for (const auto* entry : candidates) {
        if (operation_named(*entry->service, *action) == nullptr) continue;
        const bool version_fits = version != nullptr && entry->service->api_version == *version;
        if (found == nullptr || version_fits) found = entry;
        if (version_fits) break;
    }
    if (found == nullptr) {
        return fail("InvalidAction", "Could not find operation " + *action + " for version " +
                                         (version == nullptr ? std::string("NO_VERSION_SPECIFIED") : *version), 400);
    }
    return Route{.service = found->service, .operation = operation_named(*found->service, *action)};
}

std::vector<const Router::Entry*> Router::candidates(const Request& request, std::string_view signing_name) const {
    std::vector<const Entry*> found;
    const auto take_if = [&](auto matches) {
        for (const auto& entry : entries_)
            if (matches(*entry.service)) found.push_back(&entry);
    };
    if (!signing_name.empty()) {
        take_if([&](const model::Service& one) {
            return one.signing_name == signing_name && (signing_name != "s3" || is_s3(one) != is_s3_control(request));
        });
        return found;
    }
    const auto host = host_of(request);
    if (s3_host(host)) {
        take_if(is_s3);
        return found;
    }
    take_if([&](const model::Service& one) {
        return !is_s3(one) && host.starts_with(one.endpoint_prefix) &&
               host.substr(one.endpoint_prefix.size()).starts_with('.');
    });
    if (!found.empty()) return found;
    const bool by_action = find(parse_form(request.query), "Action") != nullptr ||
                           (is_form_post(request) && (request.path.empty() || request.path == "/"));
    if (by_action) {
        take_if(speaks_actions);
        return found;
    }
    take_if(is_s3);
    return found;
}

Result<Route> Router::route(const Request& request, std::string_view signing_name, Arrived arrived) const {
    if (const auto* target = request.header("x-amz-target")) {
        const auto dot = target->rfind('.');
        const auto prefix = std::string_view(*target).substr(0, dot);
        const auto name = dot == target->npos ? std::string_view{} : std::string_view(*target).substr(dot + 1);
        for (const auto& entry : entries_) {
            if (entry.service->protocol != Protocol::json || entry.service->target_prefix != prefix) continue;
            if (const auto* operation = operation_named(*entry.service, name)) {
                return Route{.service = entry.service, .operation = operation};
            }
            return fail("UnknownOperationException", "The operation " + std::string(name) + " is not known.", 400);
        }
        // Nobody's, and no signature says whose: not S3's, for all its path may look like.
        if (signing_name.empty()) return fail("NotImplemented", "backlot does not have the service of " + *target + ".", 400);
    }
    const auto found = candidates(request, signing_name);
    if (found.empty()) {
        const auto who = signing_name.empty() ? std::string("the service of this host") : std::string(signing_name);
        return fail("NotImplemented", "backlot does not have " + who + ".", 400);  // a 5xx would be tried again for minutes
    }
    const Entry& first = *found.front();
    if (speaks_actions(*first.service)) return route_action(found, request, arrived);
    if (!is_rest(*first.service)) {
        return fail("UnknownOperationException", "The header X-Amz-Target does not name an operation.", 400);
    }
    std::string bucket;
    if (is_s3(*first.service)) {
        const auto host = s3_host(host_of(request));
        bucket = host ? host->bucket : bucket_of_localhost(host_of(request));
    }
    for (const auto* entry : found) {
        auto route = route_rest(*entry, request, bucket);
        if (route || entry == found.back()) return route;
    }
    return route_rest(first, request, bucket);
}

}  // namespace backlot::wire
