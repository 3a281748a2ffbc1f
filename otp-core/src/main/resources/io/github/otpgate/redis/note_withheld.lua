--[[
  Remembers why a challenge was not sent.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   written by issue_code.lua
          h  nonce of the challenge (16), then the rule

  ARGV
    [1] nonce: 16 bytes
    [2] rule: words of ours

  Returns  { tag }
    { 'noted' }   it stands there as long as the rest
    { 'absent' }  there is nothing of that phone any more

  Notes
    One key, so it runs in Redis Cluster. O(1). A field alone would have no end.
]]
local key = KEYS[1]
if redis.call('EXISTS', key) == 0 then
  return { 'absent' }
end
redis.call('HSET', key, 'h', ARGV[1] .. ARGV[2])
return { 'noted' }
