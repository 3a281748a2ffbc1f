--[[
  Says whose message an id names, and gives the reports that came before anybody said so.

  KEYS
    [1] string  <namespace>:{r-<hash of provider and id>}
          state of the furthest report that was applied (1) its tag (8) name of the attempt (4), then the opening, sealed
    [2] hash    <namespace>:{r-<hash of provider and id>}:p   reports that came early
          <8 bytes of a hash>  the report, sealed

  ARGV
    [1] name of the attempt: 4 bytes
    [2] the opening, sealed
    [3] how long the account is kept, ms

  Returns  { tag, ... }
    { 'claimed', field, report, ... }  the early reports, in no order; they stay there

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. At most four commands.
    Claiming again for the same attempt changes nothing. An id that a vendor gives twice names its latest message.
    Of this and keep_report.lua whichever comes later sees what the other wrote: no early report is overlooked.
    Early reports live as long as the account from now on, however late what was begun here is brought to its end.
]]
local key, early, name = KEYS[1], KEYS[2], ARGV[1]
local call = redis.call
if call('GETRANGE', key, 9, 12) ~= name then
  call('SET', key, '0' .. string.rep('\0', 8) .. name .. ARGV[2], 'PX', ARGV[3])
end
local reply, kept = { 'claimed' }, call('HGETALL', early)
if #kept > 0 then
  call('PEXPIRE', early, ARGV[3])
end
for i = 1, #kept do
  reply[i + 1] = kept[i]
end
return reply
