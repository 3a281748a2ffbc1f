--[[
  Uses a ticket up, if purpose and session are those it was made for.

  KEYS
    [1] string  <namespace>:{<phone hash>}:t:<ticket>   written by verify_code.lua

  ARGV
    [1] purpose
    [2] session under each key: 8 bytes each; 8 zeros for a caller without one

  Returns  { tag }
    { 'redeemed' }  it is used up now
    { 'absent' }    never made, expired, used, or for another purpose or session

  Notes
    One key, so it runs in Redis Cluster. O(1). A refused ticket stays: only its owner may use it up.
    A ticket made without a session has 8 zeros for it, and any session may redeem it.
]]
local ticket, purpose, sessions = KEYS[1], ARGV[1], ARGV[2]
local value = redis.call('GET', ticket)
local fits = value == '\0\0\0\0\0\0\0\0' .. purpose
for i = 1, #sessions, 8 do
  fits = fits or value == string.sub(sessions, i, i + 7) .. purpose
end
if not fits then
  return { 'absent' }
end
redis.call('DEL', ticket)
return { 'redeemed' }
