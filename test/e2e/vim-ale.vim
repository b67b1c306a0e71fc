" Vim with ALE without a screen: does what $JOB asks for and writes what is to be seen to $SEEN, both as JSON. Ends with 1
" and the reason where something fails or takes too long. $SETUP is what docs/editors.md tells people to put into
" their vimrc.
set nocompatible hidden noswapfile
filetype plugin on
let g:ale_lint_delay = 0
packadd! ale
runtime plugin/ale.vim
source $SETUP

let s:job = json_decode($JOB)
let s:seen = {}

function! s:WaitFor(what, check) abort
  for l:attempt in range(600)
    if a:check() | return | endif
    sleep 50m
  endfor
  throw 'timed out waiting for ' . a:what
endfunction

function! s:Findings() abort
  let l:found = get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
  let l:own = filter(copy(l:found), {_, each -> get(each, 'code', '') ==# s:job.finding.rule})
  return map(l:own, {_, each -> {'line': each.lnum, 'column': each.col, 'message': each.text}})
endfunction

function! s:Main() abort
  execute 'edit' fnameescape(s:job.folder . '/' . s:job.finding.path)
  let s:seen.filetype = &filetype
  call ale#Queue(0, 'lint_file')
  call s:WaitFor('the finding', {-> !empty(s:Findings())})
  let s:seen.findings = s:Findings()
endfunction

function! s:Run(_timer) abort
  try
    call s:Main()
    call writefile([json_encode(s:seen)], $SEEN)
    qall!
  catch
    verbose echo v:exception v:throwpoint
    cquit!
  endtry
endfunction

call timer_start(50, function('s:Run'))
sleep 40
cquit!
