#include "http/response_head.h"

#include <charconv>

#include "base/encoding.h"

namespace backlot::http {
namespace {

void append_clean(std::string& out, std::string_view text) {
    if (text.find('\r') == text.npos && text.find('\n') == text.npos && text.find('\0') == text.npos) {
        out.append(text);
        return;
    }
    for (const char c : text) out.push_back(c == '\r' || c == '\n' || c == '\0' ? ' ' : c);
}

void append_number(std::string& out, std::uint64_t value) {
    char text[20];
    const auto [end, code] = std::to_chars(text, text + sizeof text, value);
    out.append(text, end);
}

}  // namespace

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100: return "Continue";
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 411: return "Length Required";
        case 412: return "Precondition Failed";
        case 413: return "Payload Too Large";
        case 416: return "Requested Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Unknown";
    }
}

void append_response_head(std::string& out, const Response& response, std::uint64_t length, Connection connection,
                          std::string_view date) {
    out.append("HTTP/1.1 ");
    append_number(out, static_cast<std::uint64_t>(response.status));
    out.append(" ").append(reason_phrase(response.status)).append("\r\n");
    bool has_date = false;
    for (const auto& [name, value] : response.headers) {
        has_date = has_date || equal_ignoring_case(name, "date");
        append_clean(out, name);
        out.append(": ");
        append_clean(out, value);
        out.append("\r\n");
    }
    if (!has_date) out.append("Date: ").append(date).append("\r\n");
    if (!is_bodiless(response.status)) {
        out.append("Content-Length: ");
        append_number(out, length);
        out.append("\r\n");
    }
    if (connection == Connection::close) out.append("Connection: close\r\n");
    if (connection == Connection::keep_alive) out.append("Connection: keep-alive\r\n");
    out.append("\r\n");
}

}  // namespace backlot::http
