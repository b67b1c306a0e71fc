;;; emacs.el --- Emacs' eglot (Emacs 28 with it, or 29) without a screen  -*- lexical-binding: t -*-
;; Does what $JOB asks for and writes what is to be seen to $SEEN, both as JSON. Ends with 255 and the reason where
;; something fails or takes too long. $SETUP is what docs/editors.md tells people to put into their init file.
(require 'package)
(package-initialize) ; Debian's elpa-* packages
(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'imenu)
(require 'json)

(setq make-backup-files nil create-lockfiles nil auto-save-default nil
      eglot-sync-connect t eglot-connect-timeout 30 eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      eglot-events-buffer-size 0
      flymake-no-changes-timeout 0.1)

(load (getenv "SETUP") nil t)

;; who is asked whether to edit these files says yes
(fset 'y-or-n-p (lambda (&rest _) t))

(defvar job (json-parse-string (getenv "JOB") :object-type 'plist))
(defvar patience 30)

(defun job-get (&rest keys)
  (cl-reduce #'plist-get keys :initial-value job))

(defun wait-for (what check)
  "Let the server's messages in until CHECK returns something; WHAT is for the error."
  (let ((end (+ (float-time) patience)) value)
    (while (not (setq value (funcall check)))
      (when (> (float-time) end) (error "Timed out waiting for %s" what))
      (accept-process-output nil 0.05))
    value))

(defun edit (path)
  (find-file (expand-file-name path (job-get :folder))))

(defun go-to (place)
  (goto-char (point-min))
  (forward-line (1- (plist-get place :line)))
  (forward-char (1- (plist-get place :column))))

(defun tell-changes ()
  "Idle timers tell the server of changes: none runs in batch mode."
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (eglot-managed-p) (eglot--signal-textDocument/didChange)))))

(defun findings ()
  (tell-changes)
  (cl-loop for each in (flymake-diagnostics)
           for beg = (flymake-diagnostic-beg each)
           when (string-match-p (job-get :finding :rule) (flymake-diagnostic-text each))
           collect (list :line (line-number-at-pos beg)
                         :column (save-excursion (goto-char beg) (1+ (current-column)))
                         :message (flymake-diagnostic-text each))))

(defun request (method params)
  (jsonrpc-request (eglot-current-server) method params))

(defun strings (list) (vconcat (mapcar #'substring-no-properties list)))

(defun main ()
  (edit (job-get :finding :path))
  (apply #'eglot (eglot--guess-contact)) ; what M-x eglot does
  (flymake-mode 1)
  (flymake-start)
  (let ((buffer (current-buffer)) (server (eglot-current-server)) seen)
    (cl-flet ((saw (key value) (setq seen (plist-put seen key value))))
      (saw :filetype (symbol-name major-mode))
      (saw :findings (vconcat (wait-for "the finding" #'findings)))
      (go-to (job-get :completion :at))
      (saw :completion (strings (all-completions "" (nth 2 (eglot-completion-at-point)))))
      (go-to (job-get :hover :at))
      (saw :hover (plist-get (plist-get (request :textDocument/hover (eglot--TextDocumentPositionParams)) :contents) :value))
      (saw :symbols (vconcat (mapcar (lambda (symbol) (plist-get symbol :name))
                                     (request :textDocument/documentSymbol
                                              (list :textDocument (eglot--TextDocumentIdentifier))))))
      ;; the quick fix, as M-x eglot-code-actions would offer and apply it
      (go-to (job-get :finding :at))
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (_prompt choices &rest _)
                   (let ((titles (all-completions "" choices)))
                     (saw :fixes (strings titles))
                     (or (cl-find-if (lambda (title) (string-match-p (job-get :fix :pattern) title)) titles)
                         (error "No such fix: %S" titles))))))
        (let ((actions (eglot-code-actions (point) (1+ (point))))
              (last-nonmenu-event t)) ; asked for with the keyboard, not with the mouse
          (when actions (eglot--read-execute-code-action (append actions nil) server))))
      (wait-for "the fix" (lambda () (not (findings))))
      (goto-char (point-min))
      (search-forward (job-get :rename :from))
      (eglot-rename (job-get :rename :to))
      (save-some-buffers t)
      (edit (job-get :formatting :path))
      (wait-for "the server" #'eglot-managed-p)
      (eglot-format-buffer)
      (saw :formatted (buffer-substring-no-properties (point-min) (point-max)))
      (set-buffer buffer)
      (eglot-shutdown server)
      (with-temp-file (getenv "SEEN")
        (insert (json-serialize seen))))))

(main)
