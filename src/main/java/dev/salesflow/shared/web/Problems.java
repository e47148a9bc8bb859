package dev.salesflow.shared.web;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Moved;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Every exception that leaves a controller, as one sentence for the person and at most one reference for us. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    /** Where one thing that is missing is written down. */
    public record Way(String text, String path) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Texts texts;
    private final PageOfForm pages;
    private final DataSize largestFile;

    Problems(Texts texts, PageOfForm pages, @Value("${spring.servlet.multipart.max-file-size}") DataSize largestFile) {
        this.texts = texts;
        this.pages = pages;
        this.largestFile = largestFile;
    }

    /** A form that its controller did not show again itself goes back to where it was sent from, with the reason. */
    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        var problem = Problem.of(refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY, refusal.key(), refusal, texts);
        var plainForm = "POST".equals(request.getMethod()) && request.getHeader("HX-Request") == null
                && !ProblemView.wantsJson(request, request.getRequestURI());
        if (plainForm) {
            var flash = RequestContextUtils.getOutputFlashMap(request);
            flash.put("problem", problem.sentence());
            flash.put("mended", refusal.all().stream().filter(one -> one.way() != null).map(one -> new Way(texts.text(one), one.way())).toList());
            return new ModelAndView("redirect:" + Back.to(request));
        }
        return answer(problem, request);
    }

    @ExceptionHandler
    Object notUnderstood(Query.NotUnderstood query, HttpServletRequest request) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "bad-value", query.why(), texts), request);
    }

    @ExceptionHandler
    Object notFound(NotFound missing, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "not-found", null, "error.notFound", request);
    }

    /** The old address leads to the new one, for as long as the two are one; a form's answer is told instead. */
    @ExceptionHandler
    Object moved(Moved moved, HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return answer(HttpStatus.CONFLICT, "moved", null, "error.moved", request);
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var address = request.getRequestURI().replace(moved.from().toString(), moved.to().toString()) + query;
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT).header(HttpHeaders.LOCATION, address).build();
    }

    @ExceptionHandler
    Object forbidden(AccessDeniedException refused, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "forbidden", null, "error.forbidden", request);
    }

    /** Left to the security chain, which knows whether to ask for a log-in or to answer 401. */
    @ExceptionHandler
    void notLoggedIn(AuthenticationException missing) {
        throw missing;
    }

    /** Two people changed the same, made what can only be there once, or two transactions met; nothing of this one was kept. */
    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
    Object changedMeanwhile(DataAccessException met, HttpServletRequest request) {
        LOG.info("{} {} met another change: {}", request.getMethod(), request.getRequestURI(), met.toString());
        return answer(HttpStatus.CONFLICT, "changed-meanwhile", null, "error.changedMeanwhile", request);
    }

    /** An id that is none names nothing; any other value of the wrong kind is the caller's slip. */
    @ExceptionHandler
    Object wrongKind(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        var inPath = wrong.getParameter().hasParameterAnnotation(PathVariable.class);
        return inPath
                ? answer(HttpStatus.NOT_FOUND, "not-found", null, "error.notFound", request)
                : answer(HttpStatus.BAD_REQUEST, "bad-value", wrong.getName(), "error.badValue", request, wrong.getName());
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "unreadable", JsonFault.of(unreadable.getCause()), texts), request);
    }

    @ExceptionHandler
    Object unreadable(UnreadableJson unreadable, HttpServletRequest request) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "unreadable", unreadable.why(), texts), request);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", null, "error.fileTooLarge", request, largestFile.toMegabytes());
    }

    @ExceptionHandler
    Object brokenUpload(MultipartException broken, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "unreadable", null, "error.unreadable", request);
    }

    @ExceptionHandler
    Object invalid(BindException invalid, HttpServletRequest request) {
        var field = invalid.getFieldError() == null ? null : invalid.getFieldError().getField();
        return answer(HttpStatus.BAD_REQUEST, "bad-value", field, "error.badValue", request, field == null ? "" : field);
    }

    @ExceptionHandler
    Object noShapeFits(HttpMediaTypeNotAcceptableException picky, HttpServletRequest request) {
        return ofStatus(HttpStatus.NOT_ACCEPTABLE, request);
    }

    @ExceptionHandler
    Object anotherMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || request.getHeader("HX-Request") != null || ProblemView.wantsJson(request, request.getRequestURI())) {
            return ofStatus(HttpStatus.METHOD_NOT_ALLOWED, request);
        }
        var context = request.getContextPath();
        var page = context + pages.of(request.getRequestURI().substring(context.length()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, page).build();
    }

    /** A download broken off is nobody's fault, and nobody is there to be answered. */
    @ExceptionHandler
    Object callerLeft(ClientAbortException gone, HttpServletResponse response) {
        LOG.debug("The caller left before the answer was through", gone);
        return null;
    }

    @ExceptionHandler
    Object anythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return ofStatus(known.getStatusCode(), request);
        }
        return answer(unexpected(texts, failure, request.getMethod() + " " + request.getRequestURI()), request);
    }

    /** The reference stands in the answer and in the log, the cause only in the log. */
    static Problem unexpected(Texts texts, Throwable failure, String request) {
        var reference = Ids.next().toString();
        LOG.error("Reference {}: {} failed", reference, request, failure);
        return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", null, texts.text("error.unexpected", reference));
    }

    private Object ofStatus(HttpStatusCode status, HttpServletRequest request) {
        return answer(plain(texts, status), request);
    }

    static Problem plain(Texts texts, HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> new Problem(status, "not-logged-in", null, texts.text("error.notLoggedIn"));
            case 403 -> new Problem(status, "forbidden", null, texts.text("error.forbidden"));
            case 404 -> new Problem(status, "not-found", null, texts.text("error.notFound"));
            case 405 -> new Problem(status, "wrong-method", null, texts.text("error.wrongMethod"));
            case 406 -> new Problem(status, "not-acceptable", null, texts.text("error.notAcceptable"));
            case 415 -> new Problem(status, "unsupported-type", null, texts.text("error.unsupportedType"));
            case 413 -> new Problem(status, "too-large", null, texts.text("error.tooLarge"));
            default -> new Problem(status, "bad-request", null, texts.text("error.unreadable"));
        };
    }

    private Object answer(HttpStatus status, String kind, String field, String key, HttpServletRequest request, Object... arguments) {
        return answer(new Problem(status, kind, field, texts.text(key, arguments)), request);
    }

    private static Object answer(Problem problem, HttpServletRequest request) {
        return ProblemView.of(problem, request, request.getRequestURI());
    }
}
