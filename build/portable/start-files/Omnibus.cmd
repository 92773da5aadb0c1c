@echo off
rem Starts Omnibus out of this folder.
setlocal DisableDelayedExpansion
set "NODE_OPTIONS="
set "NODE_PATH="
set "NODE_EXTRA_CA_CERTS="
chcp 65001 >nul
"%~dp0runtime\node.exe" "%~dp0app\host\start.js" %*
if errorlevel 1 pause
